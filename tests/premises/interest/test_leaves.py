"""What stays when a tenant deletes is said before the button, in every state of the message, and is what then stays."""

from datetime import date

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from members.models import Organisation
from premises.demand.views import asks
from premises.interest.answers import waits
from premises.interest.leaves import what_stays
from premises.models import Interest, Lease
from tests.factories import (
    make_building,
    make_interest,
    make_interest_message,
    make_interest_step,
    make_lease,
    make_mail,
    make_organisation,
    make_signed_unit,
    make_signing,
    make_unit,
)
from tests.links import link_to
from tests.pages_read import flat, get
from tests.traces import CANARY, columns_with

pytestmark = pytest.mark.django_db

BACKUPS = (
    "Sikkerhetskopier som alt er tatt, slettes innen 12 måneder. Blir en av dem tatt i bruk, slettes meldingen på nytt."
)
LEASE = "Leieforholdet blir stående, og vises på sidene: Kanarifugl leier B3-601 i Trinn 3 fra 1. mars 2027."
UNKNOWN_LEASE = "Meldingen endte i en avtale. Leieforholdet blir stående, med navnet på virksomheten."
LANDLORD = "Utleieren har fått e-post om meldingen. Den e-posten kan vi ikke slette."
NOTICES = "Staben har fått varsler på e-post med referansen og lokalene, uten navn."
LOG = "Loggen over hva staben har gjort, beholder referansen, uten navn."


def canary(**values):
    """An interest with a thread, a log and a mail, whose tenant is told by one word."""
    named = {"organisation_name": CANARY, "contact_name": CANARY, "email": "kanarifugl@x.example", "message": CANARY}
    interest = make_interest(**named, **values)
    make_interest_message(interest=interest, sender="tenant", body=CANARY)
    make_interest_step(interest=interest, note=CANARY)
    make_mail(about=interest, to="kanarifugl@x.example", text=CANARY)
    return interest


def lease():
    building = make_building(name_nb="Trinn 3", name_en="Stage 3")
    unit = make_unit(name="B3-601", building=building)
    tenant = Organisation.objects.filter(name=CANARY).first() or make_organisation(name=CANARY, slug="k")
    return make_lease(unit=unit, organisation=tenant, starts_on=date(2027, 3, 1))


def sign(interest, *leases):
    signing = make_signing(interest=interest)
    for one in leases:
        make_signed_unit(signing=signing, unit=one.unit, lease=one)


def shown(client, interest):
    """The sentences under the heading of what stays, as the page has them."""
    items = flat(get(client, f"{link_to(interest)}slett/")).partition("Dette blir igjen")[2].partition("</ul>")[0]
    return [item.partition("</li>")[0].strip() for item in items.split("<li>")[1:]]


@pytest.mark.parametrize("status", Interest.Status.values)
def test_in_every_state_the_page_tells_what_then_stays(client, status):
    is_signed = status == Interest.Status.SIGNED
    interest = canary(status=status)
    if is_signed:
        sign(interest, lease())

    before = shown(client, interest)
    client.post(f"{link_to(interest)}slett/")

    assert before == ([LEASE, BACKUPS] if is_signed else [BACKUPS])
    found = dict.fromkeys(["Record.title_nb", "Record.folded", "Word.word", "Word.stem", "Word.english"], 1)
    stay = {"members.Organisation.name": 1, "members.HistoricalOrganisation.name": 1}
    stay |= {f"search.{column}": number for column, number in found.items()}
    assert columns_with(CANARY) == (stay if is_signed else {})
    assert (Interest.objects.count(), Lease.objects.count()) == (0, int(is_signed))


def test_every_lease_is_told_of_and_whether_its_tenant_is_shown(client):
    interest, first, second = canary(status="signed"), lease(), lease()
    Lease.objects.filter(pk=first.pk).update(tenant_is_withheld=True)

    sign(interest, first, second)

    assert shown(client, interest) == [
        LEASE.replace("stående, og vises på sidene", "stående hos staben"),
        LEASE,
        BACKUPS,
    ]


def test_a_lease_that_is_not_known_any_more_is_told_without_its_unit(client):
    assert shown(client, canary(status="signed")) == [UNKNOWN_LEASE, BACKUPS]


def test_whom_it_was_mailed_to_is_told_from_the_mails_that_left(client, settings):
    settings.STAFF_EMAILS = ["stab@x.example"]
    interest = canary()
    for to, state in (("utleie@x.example", "queued"), ("stab@x.example", "queued")):
        make_mail(about=interest, to=to, state=state)

    waiting = shown(client, interest)
    for mail in interest.mails.all():
        mail.state, mail.sent_at = "sent", mail.created_at
        mail.save()

    assert waiting == [BACKUPS]
    assert shown(client, interest) == [LANDLORD, NOTICES, BACKUPS]


def test_the_staffs_log_is_told_of_when_there_is_any(admin_user):
    interest = make_interest()
    about = ContentType.objects.get_for_model(Interest)
    LogEntry.objects.create(user=admin_user, content_type=about, object_id=interest.pk, action_flag=CHANGE)

    assert [str(sentence) for sentence in what_stays(interest)] == [LOG, BACKUPS]


def test_deleting_takes_it_out_of_demand_and_of_the_answer_times(client):
    interest, now = canary(), timezone.now()
    before = (len(asks()), len(list(waits(Interest.objects, now))))

    client.post(f"{link_to(interest)}slett/")

    assert before == (1, 1)
    assert (asks(), list(waits(Interest.objects, now))) == ([], [])


def test_no_page_of_a_tenant_says_that_nothing_stays(client):
    link = link_to(canary(status="signed"))

    pages = [flat(get(client, address)) for address in (link, f"{link}slett/", "/lokaler/interesse/slettet/")]

    promises = ("Ingenting om deg", "Slett alt", "Alt som hørte")
    assert [[words for words in promises if words in page] for page in pages] == [[], [], []]
