"""What is rehearsed leaves nothing: no row, no mail, no file, nothing that waits for a commit."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from tech_port.content.models import Announcement
from tech_port.outbox.models import Mail
from tech_port.staff.rehearsal import rehearsed
from tests.factories import make_announcement, make_mail

pytestmark = pytest.mark.django_db


def test_a_rehearsal_is_seen_inside_and_leaves_nothing(django_capture_on_commit_callbacks):
    kept = make_announcement()

    with django_capture_on_commit_callbacks() as waiting, rehearsed():
        make_mail()
        Announcement.objects.all().delete()
        name = default_storage.save("dokumenter/prove.pdf", ContentFile(b"%PDF"))
        transaction.on_commit(lambda: None)
        inside = (Mail.objects.count(), Announcement.objects.count(), default_storage.exists(name))

    assert inside == (1, 0, True)
    assert list(Mail.objects.all()) == []
    assert list(Announcement.objects.all()) == [kept]
    assert not default_storage.exists(name)
    assert waiting == []


def fail(names):
    with rehearsed():
        names.append(default_storage.save("dokumenter/prove.pdf", ContentFile(b"%PDF")))
        raise ZeroDivisionError


def test_an_error_in_a_rehearsal_goes_on_and_leaves_no_file():
    names = []

    with pytest.raises(ZeroDivisionError):
        fail(names)

    assert [default_storage.exists(name) for name in names] == [False]
