"""Two of the staff decide at the same moment: the first decision stands, and the second is told of it."""

import pytest
from django.utils import timezone

from members.models import JoinRequest
from tech_port.outbox.models import Mail
from tests.factories import make_join_request
from tests.members.joining.requests import page_of


@pytest.mark.django_db
def test_who_declines_while_another_declines_is_told_what_the_first_decided(staff, monkeypatch):
    request = make_join_request()
    decline = JoinRequest.decline

    def late(self, **values):
        """The other one was faster, after this page had looked."""
        JoinRequest.objects.filter(pk=self.pk).update(status="declined", answer="Først.", decided_at=timezone.now())
        return decline(self, **values)

    monkeypatch.setattr(JoinRequest, "decline", late)
    page = staff.post(page_of(request, "avsla/"), {"reason": "Sist."}, follow=True)

    request.refresh_from_db()
    assert (request.answer, Mail.objects.count()) == ("Først.", 0)
    assert [str(message) for message in page.context["messages"]] == ["Innmeldingen er alt avgjort: avslått."]
