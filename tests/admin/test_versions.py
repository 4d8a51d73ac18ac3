"""Where each way to change something in the admin carries the version that it was opened on."""

from django.contrib import admin

from tech_port.staff.conflicts.deletions import VersionedDeletions
from tech_port.staff.conflicts.forms import MergedForms
from tech_port.staff.conflicts.lists import VersionedLists
from tech_port.staff.decisions import RecordAdmin
from tests.conventions.source import PACKAGES, ROOT

# Pages about a record whose own version is not what is asked about, and what is instead.
APART = {
    "events.event export": "changes nothing",
    "events.event day": "each button names the state that it wants, and is answered by the one that there is",
    "events.event mail_stop": "to stop is right whatever was changed",
    "newsletter.issue proof": "changes nothing",
    "newsletter.issue stop": "to stop is right whatever was changed",
    "members.organisation merge": "the version of both organisations, in its own form",
}
NO_VERSION = {  # templates of forms that change no record that was shown
    "auth/user/ending.html": "ends an account, whatever was changed of it",
    "_data_subject_found.html": "asks, and changes nothing",
    "_language.html": "changes no record",
    "data_subject_erase.html": "erases what there is, whatever was changed of it",
    "members/boardseat/anew.html": "each row has its seat's own, in its form",
    "still_right/asking.html": "sends questions, and changes no record",
    "still_right/queue.html": "says that what stands is right, and can be taken back",
    "look.html": "sends the form that was seen, with its fields",
    "send_again.html": "sends the form that was typed, with its fields",
    "deleted.html": "brings back what is gone, and nothing else",
    "set_back.html": "the latest row of the history, in its own field",
    "share.html": "makes and ends links to a record",
    "events/event/_export.html": "changes nothing",
    "events/event/_people.html": "as above",
    "members/organisation/merge.html": "as above",
}


def ours():
    """The portal's pages of models."""
    return [page for page in admin.site._registry.values() if type(page).__module__.split(".")[0] in PACKAGES]


def test_every_form_list_and_deletion_of_the_portal_is_versioned():
    kinds = (MergedForms, VersionedLists, VersionedDeletions)

    assert {page for page in ours() if not all(isinstance(page, kind) for kind in kinds)} == set()


def test_every_page_on_which_something_is_decided_is_versioned_or_says_what_is_instead():
    pages = [(one.opts.label_lower, page) for one in ours() if isinstance(one, RecordAdmin) for page in one.pages]

    assert {f"{label} {page.name}" for label, page in pages if not page.is_decided} == set(APART)


def test_every_template_with_a_form_carries_the_version():
    folder = ROOT / "templates" / "admin"
    texts = {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*.html")}
    posts = {name: text for name, text in texts.items() if 'method="post"' in text}
    missing = {name for name, text in posts.items() if text.count('method="post"') > text.count("admin/_version.html")}

    assert missing == set(NO_VERSION)
