"""A calendar file's bytes as text, whichever encoding its program writes. Values in, values out."""

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext as _

from tech_port.proposals.errors import ProposalError

MAX_BYTES = 1024 * 1024
BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# A line may be folded in the middle of a letter: its bytes are put together before the break.
SPLIT_LETTER = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})((?:\r?\n[ \t])+)([\x80-\xbf]{1,3})")
LINE_ENDS = re.compile(r"\r+\n|\r")
SINGLE_BYTE = ("cp1252", "mac_roman")
LETTERS = "æøåÆØÅ"
OTHER_LETTERS = "éèêëóòôöõüúáàäâçñíßšžÉÖÄÜ«»–—’‘“”…•·§°€½²³×®™©\u00a0"


def text_of(data):
    """The text of a file's bytes, lines ending with a line feed; raises `ProposalError` for what is no calendar."""
    check_size(len(data))
    if data.startswith(b"PK\x03\x04"):
        data = _unpacked(data)
    return LINE_ENDS.sub("\n", _decoded(data))


def check_size(size):
    if size > MAX_BYTES:
        raise ProposalError(_("Fila er større enn 1 MB. Eksporter en kortere periode."))


def _unpacked(data):
    """The only calendar of a zip file, as Google packs it; never more than a calendar may hold."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        inside = [file for file in archive.infolist() if not file.is_dir() and _is_calendar(file.filename)]
        if len(inside) != 1:
            raise ProposalError(
                _("Zip-fila skal ha én kalender (.ics), og har %(number)s. Pakk ut, og last opp en om gangen.")
                % {"number": len(inside)}
            )
        with archive.open(inside[0]) as file:
            unpacked = file.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise ProposalError(_("Zip-fila kan ikke pakkes ut. Pakk den ut selv, og last opp .ics-fila.")) from error
    check_size(len(unpacked))
    return unpacked


def _is_calendar(name):
    """Whether a file in an archive is a calendar, and not what a Mac adds about one."""
    last = name.rpartition("/")[2]
    return last.lower().endswith((".ics", ".ical", ".ifb", ".icalendar")) and not last.startswith("._")


def _decoded(data):
    for bom, encoding in BOMS.items():
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding)
    even, odd = data[:400:2].count(0), data[1:400:2].count(0)  # without a mark, ASCII's empty halves tell the order
    if max(even, odd) > len(data[:400]) / 4:
        return _strictly(data, "utf-16-be" if even > odd else "utf-16-le")
    return _strictly(data, "utf-8")


def _strictly(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise ProposalError(
                _("Fila er ikke hel: bokstavene kan ikke leses. Eksporter kalenderen på nytt som .ics.")
            ) from error
    return _line_by_line(SPLIT_LETTER.sub(rb"\1\3\2", data))


def _line_by_line(data):
    """Each line in UTF-8 where it can be that, otherwise in the one encoding of single bytes that makes most sense."""
    lines = re.split(rb"(\r?\n|\r)", data)
    others = b"".join(line for line in lines if not _is_utf_8(line))
    encoding = max(SINGLE_BYTE, key=lambda name: _sense(others, name))
    return "".join(line.decode("utf-8") if _is_utf_8(line) else line.decode(encoding, "replace") for line in lines)


def _is_utf_8(line):
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _sense(data, encoding):
    """How far bytes read as Norwegian in an encoding; what people never write counts against it."""
    found = [letter for letter in data.decode(encoding, "replace") if letter > "\x7f"]
    return sum(3 if letter in LETTERS else 1 if letter in OTHER_LETTERS else -2 for letter in found)
