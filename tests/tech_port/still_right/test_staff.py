"""Staff say that something is still right, on the queue, the form and the list, and ask those who know."""

from datetime import date, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from members.models import Organisation
from tech_port.outbox.models import Mail
from tech_port.rights.roles import Role
from tech_port.still_right import asking
from tech_port.still_right.kinds import asked
from tech_port.still_right.known import last_right
from tech_port.still_right.models import Confirmation, Question
from tests.admin.records import address
from tests.factories import (
    make_colleague,
    make_contact,
    make_membership,
    make_observation,
    make_organisation,
    make_question,
    make_source,
)
from tests.pages_read import elements, filled, messages

pytestmark = pytest.mark.django_db


def said():
    return list(Confirmation.objects.standing().values_list("about_id", "how", "by__username"))


def a_member(name="Fjordkode AS", **values):
    organisation = make_membership(organisation=make_organisation(name=name, **values)).organisation
    make_contact(organisation=organisation, may_edit=True, email=f"{organisation.slug}@medlem.example")
    return organisation


def test_one_press_in_the_queue_says_who_and_one_takes_it_back(staff):
    organisation = make_organisation(name="Fjordkode AS")
    queue = staff.get("/admin/stemmer/?slag=organisation&side=1")
    [form] = [one for one in elements(queue, "form") if one.get("action", "").endswith(f"/{organisation.pk}/")]

    done = staff.post(form.get("action"), {"tilbake": "/admin/stemmer/?slag=organisation"})
    confirmed, log = said(), LogEntry.objects.latest("pk").change_message
    undone = staff.post(f"/admin/stemmer/{Confirmation.objects.get().pk}/angre/", {"tilbake": "https://ond.example/"})

    assert (done.url, undone.url) == ("/admin/stemmer/?slag=organisation", "/admin/stemmer/")
    assert (confirmed, log, said()) == ([(organisation.pk, "staff", "stab")], "Bekreftet riktig.", [])
    assert LogEntry.objects.latest("pk").change_message == "Bekreftelsen er angret."


def test_saving_says_nothing_of_the_whole_and_a_button_of_its_own_does(staff):
    organisation = make_organisation()
    page = address("members.organisation", organisation.pk, "change")

    staff.post(page, filled(staff.get(page), other_names="Fjord"))
    saved = said()
    done = staff.post(page, filled(staff.get(page), other_names="Fjord, Kode", _still_right="1"), follow=True)

    organisation.refresh_from_db()
    assert (saved, said()) == ([], [(organisation.pk, "staff", "stab")])
    assert organisation.other_names == ["Fjord", "Kode"]
    assert messages(done)[-1] == '1 er bekreftet riktig i dag. <a href="/admin/stemmer/#angre">Se eller angre</a>'


def test_members_are_asked_once_a_year_the_oldest_first_and_can_be_stopped(settings):
    now, today, who = timezone.now(), timezone.localdate(), asked()["member"]
    old, never = a_member("Gammel AS"), a_member("Aldri AS")
    Confirmation.objects.create(about=old, day=date(2020, 1, 1))
    Confirmation.objects.create(about=a_member("Fersk AS"), day=today)
    make_question(about=a_member("Spurt AS"), asked_on=today - timedelta(days=364))
    a_member("Eksempel AS", is_sample=True)
    make_membership()  # whom nobody can be asked for

    assert [one.name for one in asking.waiting(who, today)] == ["Aldri AS", "Gammel AS"]
    assert (asking.ask(who, now, today), asking.ask(who, now, today)) == (2, 0)
    mails = Mail.objects.filter(template=asking.TEMPLATE)
    waits = now + timedelta(minutes=settings.MAIL_HOLD_MINUTES)
    assert set(mails.values_list("to", "next_try_at")) == {
        (f"{one.slug}@medlem.example", waits) for one in (old, never)
    }
    assert (asking.stop("landlord", now), asking.stop("member", now), asking.stop("member", waits)) == (0, 2, 0)
    assert (mails.count(), Question.objects.count(), asking.waiting(who, today).count()) == (0, 1, 2)


def test_reading_the_link_says_nothing_and_its_button_says_all_that_was_read(client):
    organisation = a_member()
    question = make_question(about=organisation)
    page = f"/stemmer/{question.token}/"
    opened = client.get(page)
    form = filled(opened)
    organisation.website = "https://fjordkode.example/"
    organisation.save()

    changed = client.post(page, form)
    before = said()
    done = [client.post(page, filled(client.get(page))).url for _twice in range(2)]

    membership = organisation.memberships.get()
    assert (opened.status_code, changed.status_code, before, done) == (200, 409, [], [page, page])
    assert sorted(said()) == sorted([(organisation.pk, "member", None), (membership.pk, "member", None)])
    assert Question.objects.get().answered_at is not None


def test_what_is_wrong_is_mended_where_it_always_is(client):
    organisation = a_member()
    page = f"/stemmer/{make_question(about=organisation, email='annen@x.example').token}/"
    own = make_question(about=a_member("Skogkode AS"), email="skogkode-as@medlem.example")
    own.email = own.about.contacts.get().email
    own.save()

    elsewhere = client.post(page, {"correct": ""}).url
    form = client.get(client.post(f"/stemmer/{own.token}/", {"correct": ""}).url)

    assert elsewhere == f"/medlemmer/{organisation.slug}/rediger/"
    assert [one.text for one in elements(form, "h1")] == ["Rediger siden til Skogkode AS"]
    Question.objects.update(asked_on=timezone.localdate() - timedelta(days=60))
    assert client.get(page).status_code == 410


def test_who_may_not_change_a_record_may_not_confirm_it_and_sees_no_button(client):
    client.force_login(make_colleague(Role.READER))
    organisation = make_organisation()

    page = client.get("/admin/stemmer/")
    refused = client.post(f"/admin/stemmer/organisation/{organisation.pk}/")

    assert (page.status_code, refused.status_code, said()) == (200, 403, [])
    assert [one for one in elements(page, "button") if "fortsatt" in "".join(one.itertext())] == []


def test_who_writes_something_in_says_that_it_is_right_unless_a_source_says_when(staff):
    page = "/admin/members/organisation/add/"
    typed = {"name": "Ny AS", "slug": "ny-as", "kind": "industry"}

    staff.post(page, filled(staff.get(page), **typed))
    older = {"name": "Gammel AS", "slug": "gammel-as", "source": make_source(published_on=date(2015, 1, 1)).pk}
    staff.post(page, filled(staff.get(page), **typed | older))

    written = Organisation.objects.in_bulk(field_name="name")
    assert said() == [(written["Ny AS"].pk, "staff", "stab")]
    assert [last_right([written[name]])[written[name]].is_fresh(timezone.localdate()) for name in sorted(written)] == [
        False,
        True,
    ]


def test_a_figure_of_a_day_that_is_over_is_not_asked_for(staff):
    make_observation(as_of=date(2015, 1, 1))
    undated = make_observation(as_of=None)

    page = staff.get("/admin/stemmer/?slag=figure")

    assert [row.number for row in page.context["page"].object_list] == [undated.figure_id]
