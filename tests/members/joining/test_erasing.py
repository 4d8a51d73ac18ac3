"""A request to join goes with the mails about it, however its address was spelt, and with no others."""

import pytest

from members.models import JoinRequest
from tech_port.outbox.models import Mail
from tests.factories import make_join_request, make_mail

RECEIPT = "members/emails/join_receipt"


@pytest.mark.django_db
def test_the_mails_go_however_the_address_is_spelt_and_those_of_others_and_about_other_things_stay():
    request = make_join_request(email="Kari@Robotikk.example")
    make_mail(to="kari@robotikk.example", template=RECEIPT)
    make_mail(to="KARI@robotikk.example", template="members/emails/join_declined", state="sent")
    kept = [
        make_mail(to="ola@robotikk.example", template=RECEIPT),
        make_mail(to="kari@robotikk.example", template="events/emails/registration_confirmed"),
    ]

    count = JoinRequest.objects.filter(pk=request.pk).erase()

    assert (count, JoinRequest.objects.count()) == (1, 0)
    assert list(Mail.objects.order_by("pk")) == kept
