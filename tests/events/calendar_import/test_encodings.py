"""The bytes of calendar files: whichever encoding, line ends and wrapping a program writes."""

import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from events.calendar_import.encodings import MAX_BYTES, text_of
from events.calendar_import.entries import read
from tech_port.proposals.errors import ProposalError
from tests.events.calendar_import.calendars import NOW, calendar

TITLE = "Påmelding på Øya: «kaffe» – æ ø å, Ærlig Åpen"
TEXT = calendar(f"SUMMARY:{TITLE}\nDTSTART:20261201T090000Z")


def titles(data):
    return [entry.details.title for entry in read(text_of(data), NOW).entries]


def zipped(**files):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_ics", ".ics"), data)
    return kept.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        ("\r\n" + TEXT).encode("utf-16-le"),
        TEXT.encode("cp1252"),
        TEXT.encode("mac_roman"),
        TEXT.replace("–", "-").encode("latin-1"),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode("mac_roman"),
        TEXT.replace("\r\n", "\r\r\n").encode(),
        b"\r\n\r\n" + TEXT.encode(),
    ],
)
def test_each_encoding_is_told_by_what_it_gives(data):
    assert titles(data) == [TITLE.replace("–", "-") if data == TEXT.replace("–", "-").encode("latin-1") else TITLE]


def test_a_file_put_together_of_two_encodings_is_read_line_by_line():
    one, other = (
        calendar("UID:a\nSUMMARY:Kjøre\nDTSTART:20261201T090000Z"),
        calendar("SUMMARY:Åre\nDTSTART:20261202T090000Z"),
    )

    assert titles(one.encode() + other.encode("cp1252")) == ["Kjøre", "Åre"]


@pytest.mark.parametrize("end", [b"\r\n ", b"\n\t"])
def test_a_letter_that_is_folded_in_its_middle_is_whole(end):
    data = TEXT.encode().replace("å".encode(), b"\xc3" + end + b"\xa5").replace("«".encode(), b"\xc2" + end + b"\xab")

    assert titles(data) == [TITLE]


def test_lines_keep_their_numbers_when_a_letter_was_folded():
    data = calendar("SUMMARY:På\nDTSTART:tull").encode().replace("å".encode(), b"\xc3\r\n \xa5")

    assert [entry.error for entry in read(text_of(data), NOW).entries] == ["Linje 8 (DTSTART) kan ikke leses."]


@pytest.mark.parametrize(
    "data",
    [
        zipped(kalender_ics=TEXT.encode()),
        zipped(min__mappe__kalender_ics=TEXT.encode("cp1252"), les_meg=b"hei"),
        zipped(kalender_ics=TEXT.encode("utf-16"), __MACOSX__=b"", **{"x__._kalender_ics": b"\0"}),
    ],
)
def test_a_zip_with_one_calendar_is_read(data):
    assert titles(data) == [TITLE]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            zipped(a_ics=TEXT.encode(), b_ics=TEXT.encode()),
            "Zip-fila skal ha én kalender (.ics), og har 2. Pakk ut, og last opp en om gangen.",
        ),
        (zipped(bilde=b"x"), "Zip-fila skal ha én kalender (.ics), og har 0. Pakk ut, og last opp en om gangen."),
        (b"PK\x03\x04tull", "Zip-fila kan ikke pakkes ut. Pakk den ut selv, og last opp .ics-fila."),
        (zipped(bombe_ics=b"\n" * 200_000_000), "Fila er større enn 1 MB. Eksporter en kortere periode."),
        (
            TEXT.replace("VERSION:2.0", "VERSION:1.0").encode(),
            "Fila er i det gamle formatet vCalendar 1.0. Åpne den i et kalenderprogram, og lagre den på nytt som "
            "iCalendar (.ics).",
        ),
    ],
)
def test_what_cannot_be_unpacked_or_is_of_old_is_refused_with_what_to_do(data, sentence):
    began = time.process_time()

    with pytest.raises(ProposalError) as refusal:
        read(text_of(data), NOW)

    assert (str(refusal.value), time.process_time() - began < 0.5) == (sentence, True)


@hypothesis_settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(
    words=st.lists(
        st.sampled_from(["Påske", "søndag", "lærer", "Ål", "Øya", "Ærlig", "kafé", "–", "møte"]), min_size=1
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]),
    end=st.sampled_from(["\r\n", "\n"]),
)
def test_norwegian_is_read_as_written_in_each_encoding(words, encoding, end):
    title = " ".join(["Møte", *words])[:140].strip()
    data = calendar(f"SUMMARY:{title}\nDTSTART:20261201T090000Z").replace("\r\n", end).encode(encoding)

    assert (titles(data), len(data) < MAX_BYTES) == ([title], True)
