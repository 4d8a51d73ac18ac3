"""Which letters the bytes of a landlord's CSV are. Values in, values out.

Excel writes UTF-8, UTF-16, or one of the code pages of Windows, DOS and Mac, and nothing in the file says which. They
are told apart by what makes sense: `›` within a word is no letter and `ø` is, a capital does not stand inside a word,
and the words of headings are known. A file that was put together of two is told apart line by line.
"""

import codecs
import re
from itertools import islice

from django.utils.translation import gettext as _

from tech_port.norwegian.numbers import said
from tech_port.proposals.errors import ProposalError

MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]
# latin-1 is cp1252 where it has letters; cp437 has no `ø`, and what programs write instead is a Greek letter.
CODE_PAGES = ("cp1252", "cp850", "cp865", "cp437", "mac_roman")
GREEK = str.maketrans("φΦ", "øØ")
NORWEGIAN, FOREIGN = set("æøåÆØÅ"), set("éèêëóòôöüäáàâíîïñçÉÈÊÓÔÖÜÄÁÀÂÍÑÇß")
SIGNS, QUOTES = set("²³§°–—·•€½×…µ\u00a0"), set("«»“”„’‘´")
WORDS = re.compile(r"[^\W\d_]+")
WRITTEN_WITH_THEM = (
    "fløy fløyen sør søndre øst østre nordøst sørøst sørvest nå på område møterom første høst høsten vår våren "
    "år årlig måned månedlig nærmere forespørsel grønn blå båt gård gården tårn tårnet sjø bygård råd størrelse "
    "påbygg også både må får når går står"
)
KNOWN = set(WRITTEN_WITH_THEM.split())
LOOKED_AT, MAX_LINES = 300, 3_000  # characters of a line, and lines that are weighed; more than a list has
AT_MOST = 5  # lines that a note quotes
SURE, CLEAR = 3, 6  # by how much one reading makes more sense than another, of a line and of a file
DOUBLED = re.compile("Ã[\u0080-\u00bf…†˜¦¸¥]")
LOST = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd")


def decoded(data):
    """(text, notes) of a file's bytes; each note is a sentence about letters that may be wrong.

    Raises `ProposalError` where they are no text.
    """
    notes = []
    if encoding := _by_mark(data):
        text = data.decode(encoding, "replace")
    else:
        text, notes = _by_sense(data)
    if "\0" in text:
        raise ProposalError(_("Fila er ikke tekst. Lagre den på nytt i Excel som «CSV UTF-8» eller .xlsx."))
    return text, [*notes, *_lost(text)]


def _by_mark(data):
    """How a file says that it is written, by a mark or by the zeros between its letters; None where it does not."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    pairs = data[:400]
    high, low = pairs[0::2].count(0), pairs[1::2].count(0)
    if max(high, low) * 4 > len(pairs) and min(high, low) * 8 < len(pairs):
        return "utf-16-be" if high > low else "utf-16-le"
    return None


def _by_sense(data):
    """The lines of a file without a mark, each as what makes most sense, and what is said of them."""
    lines = data.splitlines(keepends=True)
    readings = dict(islice(_of_code_pages(lines), MAX_LINES))
    others = readings.values()
    totals = {page: sum(reading[page][1] for reading in others) for page in CODE_PAGES}
    best = max(CODE_PAGES, key=totals.get)
    rivals = [totals[page] for page in CODE_PAGES if any(each[page][0] != each[best][0] for each in others)]
    is_clear = all(total + CLEAR <= totals[best] for total in rivals)
    texts, doubtful, pages = [], [], set()
    for number, line in enumerate(lines, start=1):
        page, is_sure = _page(readings[number], best, is_clear) if number in readings else ("utf-8", True)
        read = readings[number][page][0] if number in readings else _unicode(line) or line.decode(best, "replace")
        text = _once(read)
        if not line.isascii():
            pages.add(page)
        if not is_sure or text != read:
            doubtful.append((number, text))
        texts.append(text)
    return "".join(texts), [*_mixed(pages), *_doubts(doubtful)]


def _unicode(line):
    """A line as UTF-8; None where it is not."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return None


def _of_code_pages(lines):
    """(number, {code page: (text, how much sense it makes)}) of each line that is not UTF-8."""
    for number, line in enumerate(lines, start=1):
        if not line.isascii() and _unicode(line) is None:
            texts = {page: line.decode(page, "replace") for page in CODE_PAGES}
            texts["cp437"] = texts["cp437"].translate(GREEK)
            yield number, {page: (text, _sense(text[:LOOKED_AT])) for page, text in texts.items()}


def _page(reading, best, is_clear):
    """The code page of a line, the file's own unless another makes much more sense, and whether that is sure."""
    page = max(CODE_PAGES, key=lambda each: reading[each][1])
    if reading[page][1] < reading[best][1] + SURE:
        page = best
    text, sense = reading[page]
    rivals = [other for other_text, other in reading.values() if other_text != text]
    return page, sense > 0 and ((page == best and is_clear) or max(rivals, default=-SURE) < sense - 1)


def _sense(text):
    """How much sense the letters of a line make that are not ASCII."""
    sense = 0
    for found in re.finditer("[^\0-\x7f]", text):
        letter, at = found[0], found.start()
        before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
        within = before.isalpha() and after.isalpha()
        if letter in NORWEGIAN or letter in FOREIGN:
            sense += 3 if letter in NORWEGIAN else 1 if before.isalpha() or after.isalpha() else -1
            if (letter.isupper() and before.islower()) or (letter.islower() and before.isupper() and after.isupper()):
                sense -= 4
        elif letter in SIGNS or letter in QUOTES:
            sense += -2 if within and letter != "’" else 1
        else:
            sense -= 3
    return sense + sum(4 for word in WORDS.findall(text) if not word.isascii() and word.casefold() in KNOWN)


def _once(text):
    """A text that was made UTF-8 twice, made so once: `Ã¸` is `ø`."""
    if not DOUBLED.search(text):
        return text
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return text


def _mixed(pages):
    if len(pages) > 1:
        yield _("Fila er skrevet med flere tegnsett, og linjene er lest hver for seg. Se over æ, ø og å.")


def _doubts(lines):
    if lines:
        yield _("Bokstavene er uvisse i linje %(lines)s. Se over dem.") % {"lines": _quoted(lines)}


def _lost(text):
    """Letters that were lost before the file came here: nobody can tell what they were."""
    if lines := [(number, line) for number, line in enumerate(text.splitlines(), 1) if LOST.search(line)]:
        yield _("Bokstaver kan være gått tapt i linje %(lines)s. Se over dem.") % {"lines": _quoted(lines)}


def _quoted(lines):
    quoted = ", ".join(f"{number} («{said(text)}»)" for number, text in lines[:AT_MOST])
    return quoted if len(lines) <= AT_MOST else f"{quoted} …"
