"""Reading whole tags makes the same tree of a page, and finds the same faults at the same places."""

import html5lib
import pytest
from html5lib._inputstream import HTMLUnicodeInputStream
from html5lib._tokenizer import HTMLTokenizer

from tests import whole_tags

PAGE = """<!doctype html>
<html lang="nb">
<head><title>A &amp; B</title></head>
<body class="a  b" hidden data-x='1' id=c>
  Tekst <br> mer<br/> &amp; &#x27; &ouml; <img src="/a?b=1&amp;c=&#x27;&lt;2&quot;" alt="" >
  <svg viewBox="0 0 1 1"><path d="M0 0"/></svg>
  <table> <tr><td>x</td></tr></table><p>én<p
  class="to">to</p>
  <textarea>\n <b>c</b></textarea><script>if (a < b) "<p>"</script><!-- <b> -->
</body>
</html>
"""
PIECES = [
    *(
        '<p class="a" class="b">',
        '<p class="a"id="b">',
        '<p class="&" id="&copy;&ampx">',
        "<p a=b/>",
        "<div/>",
        "<p =a>",
    ),
    *("</p>", "</p a>", "</p/>", "<P CLASS=a>", '<p "a">', "<>", "</>", "<?a?>", "<", "&", "&amp", "\0", '<p a="\0">'),
    *("<p\x0cid=a>", "\x0c", "<p \r\n a\r>", "<a href='", '<a href="', "<p a", "</", "<![CDATA[a]]>", "<table>x<b>y"),
    *("\x01", "\x7f\x9f", "\xa0é", "–\ufdd0", "\ufffe", "😀", "\U0001ffff", "\r\n", "\x0b"),
    *("<svg><![CDATA[<p>]]></svg>", "<title><b>", "<ø>", "<p ø=a>", "<p é>", "<p =a>", "a" * 20_000 + "<b>"),
]


def read(html, step, characters, monkeypatch):
    monkeypatch.setattr(HTMLTokenizer, "dataState", step)
    monkeypatch.setattr(HTMLUnicodeInputStream, "characterErrorsUCS4", characters)
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    elements = parser.parse(html).iter()
    return [(str(one.tag), sorted(one.attrib.items()), one.text, one.tail) for one in elements], parser.errors


@pytest.mark.parametrize("place", ["<title>", "Tekst", "<img", "<path", "<tr>", " <b>c"])
def test_a_page_and_its_faults_are_read_as_by_letter(monkeypatch, place):
    pages = [PAGE, *(PAGE.replace(place, piece + place) for piece in PIECES)]

    found = [read(page, whole_tags.data_state, whole_tags.characters, monkeypatch) for page in pages]

    assert found == [read(page, whole_tags.by_letter, whole_tags.all_characters, monkeypatch) for page in pages]
    assert any(faults for _elements, faults in found)


def test_every_reader_in_these_tests_reads_whole_tags():
    assert HTMLTokenizer.dataState is whole_tags.data_state
    assert HTMLUnicodeInputStream.characterErrorsUCS4 is whole_tags.characters
