"""Which letters a landlord's CSV is written with: every code page of Excel, and two in one file."""

from itertools import permutations

import pytest

from premises.landlord_import.letters import decoded
from tech_port.proposals.errors import ProposalError

LISTS = [
    "lokale;etasje;fløy;areal\r\nSørøst 301;3;sør;1500,5\r\nÆra 302;3;øst;250\r\n",
    "LOKALE;ETASJE;FLØY\r\nSØRØST;3;ÆRA\r\n",
    "lokale;areal\r\nÅsen 1;100\r\n",
    "lokale;areal\r\nØ-301;100\r\nØ-302;200\r\n",
    "Enhet;Plan\r\nGÅRDEN;1\r\nKafé Ærfugl;1\r\n",
    "lokale;areal m²\r\nB-1;100 m²\r\n",
    "lokale;tekst\nA;Café – «nær» heis\nB;Rosé på ÅS\n",
    "lokale;tekst\rBåtbygger;Første rad\r",
]
OF_EXCEL = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "latin-1",
    "cp850",
    "cp865",
    "mac_roman",
]
MIXED = "Fila er skrevet med flere tegnsett, og linjene er lest hver for seg. Se over æ, ø og å."


@pytest.mark.parametrize("encoding", OF_EXCEL)
@pytest.mark.parametrize("text", LISTS)
def test_every_encoding_that_has_the_letters_is_told_by_them(text, encoding):
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        data = text.encode()  # not every page has m², « or –

    read, notes = decoded(data)

    assert (read.lstrip("\ufeff"), notes) == (text, [])


def test_dos_of_america_has_a_greek_letter_for_its_ø():
    assert decoded("lokale;fløy\r\nÅ-1;sφr\r\n".replace("ø", "φ").encode("cp437")) == ("lokale;fløy\r\nÅ-1;sør\r\n", [])


@pytest.mark.parametrize(("first", "second"), list(permutations(["utf-8", "cp1252", "cp850", "mac_roman"], 2)))
def test_two_encodings_in_one_file_are_told_apart_line_by_line_and_said(first, second):
    above, below = "lokale;fløy\r\nSørøst;øst\r\n", "Ærlig;nå\r\nÅs;sør\r\n"

    assert decoded(above.encode(first) + below.encode(second)) == (above + below, [MIXED])


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (
            "lokale\nSÃ¸r\n".encode(),
            "lokale\nSør\n",
            "Bokstavene er uvisse i linje 2 («Sør»). Se over dem.",
        ),
        (
            b"lokale\nS?r\xc3\xb8st\n",
            "lokale\nS?røst\n",
            "Bokstaver kan være gått tapt i linje 2 («S?røst»). Se over dem.",
        ),
        (
            b"lokale\nA\xfe\xde\n",
            "lokale\nAþÞ\n",
            "Bokstavene er uvisse i linje 2 («AþÞ»). Se over dem.",
        ),
    ],
)
def test_doubtful_letters_are_said_with_their_line(data, text, note):
    assert decoded(data) == (text, [note])


@pytest.mark.parametrize("data", [b"a\0b;c", b"\0\0\0\0", b"\xff\xfea\0\0\0"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(ProposalError, match=r"^Fila er ikke tekst"):
        decoded(data)
