"""The reader of English pages finds what it is for, so that silence means something."""

from types import SimpleNamespace

import html5lib

from tests.norwegian_read import Vocabulary, norwegian_on

PAGE = """<!doctype html><html lang="en"><head><title>Premises</title><meta name="description" content="Ledig nå">
</head><body><h1>Glassgata</h1><p>The house in Øya, by Bjørn Ås og sønn and the <b lang="nb">glassgata</b> og.</p>
<p lang="nb">Alt er på norsk. <i lang="en">Not ledig</i></p><img src="x.png" alt="Scenen"><input placeholder="søk">
<label>Type<select><option>kontor</option><option>office</option></select></label><input type="submit" value="Avslå">
<svg><title>Trapp</title><text>kl. 9</text></svg><script type="application/ld+json">{"name": "Glassgata"}</script>
<a href="/" aria-label="Ansatte">Eksempel kommune, ntnu.no</a><q>Når kommer vi?</q></body></html>"""
VOCABULARY = Vocabulary(
    norwegian=frozenset(
        ["ledig", "og", "glassgata", "scenen", "kontor", "avslå", "trapp", "kl", "ansatte", "eksempel"]
    ),
    english_names=frozenset(["øya"]),
    names=("Bjørn Ås", "Eksempel kommune", "Når kommer vi?"),
)


def test_norwegian_is_found_in_texts_and_attributes_of_a_page_outside_names_marks_and_what_was_asked():
    tree = html5lib.parse(PAGE, namespaceHTMLElements=False)
    english, norwegian = (
        SimpleNamespace(case=code, language=code, tree=tree, address="/en/?q=kontor") for code in ("en", "nb")
    )

    found = norwegian_on([english, norwegian], VOCABULARY)

    assert found == {
        "en": {
            "Ledig nå": ["ledig", "nå"],
            "Glassgata": ["glassgata"],
            "The house in Øya, by Bjørn Ås og sønn and the": ["og", "sønn"],
            "og.": ["og"],
            "Not ledig": ["ledig"],
            "Scenen": ["scenen"],
            "søk": ["søk"],
            "Avslå": ["avslå"],
            "Trapp": ["trapp"],
            "kl. 9": ["kl"],
            "Ansatte": ["ansatte"],
        }
    }
