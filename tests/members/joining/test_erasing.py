"""A request to join goes with the mails about it, and with no others."""

import pytest

from members.models import JoinRequest
from tech_port.outbox.models import Mail
from tests.factories import make_join_request, make_mail

RECEIPT = "members/emails/join_receipt"


@pytest.mark.django_db
def test_the_mails_go_whoever_got_them_and_the_receipt_of_the_same_persons_new_request_stays():
    request, new = make_join_request(), make_join_request(email="kari@robotikk.example")
    make_mail(about=request, to="kari@robotikk.example", template=RECEIPT)
    make_mail(about=request, to="stab@havn.example", template="members/emails/join_staff", state="sent")
    kept = [
        make_mail(about=new, to="kari@robotikk.example", template=RECEIPT),
        make_mail(to="kari@robotikk.example", template="events/emails/registration_confirmed"),
    ]

    count = JoinRequest.objects.filter(pk=request.pk).erase()

    assert (count, list(JoinRequest.objects.all())) == (1, [new])
    assert list(Mail.objects.order_by("pk")) == kept
