"""The reader of lists finds those that say of each row what their heading could say once."""

from types import SimpleNamespace

import html5lib

from tests.samples_read import lists_of_samples_alone

PAGE = """<!doctype html><title>Liste</title><ul><li>En, eksempel</li><li>To, eksempel</li></ul>
<ul><li>Tre, eksempel</li><li>Fire, for eksempel nå</li></ul><ol><li>Fem, eksempel (eksempel)</li></ol>
<ul><li>Seks, a@b.example</li><li>Eksempel kommune</li></ul>"""


def test_lists_of_samples_alone_and_rows_that_say_it_twice_are_found():
    page = SimpleNamespace(address="/", tree=html5lib.parse(PAGE, namespaceHTMLElements=False))

    assert lists_of_samples_alone([page]) == {"/": ["En, eksempel", "Fem, eksempel (eksempel)"]}
