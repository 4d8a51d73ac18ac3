"""Two who edit one record in the admin: nothing that either of them wrote is lost, or overwritten unseen."""

import pytest

from members.models import Contact, Membership, Organisation
from premises.models import InterestMessage, ReplyTemplate, Unit
from tests.admin.records import address
from tests.factories import (
    make_article,
    make_contact,
    make_interest,
    make_join_request,
    make_membership,
    make_organisation,
    make_reply_template,
    make_unit,
    make_user,
)
from tests.pages_read import elements, filled, flat, messages
from tests.reading import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def ola(db):
    """The browser of a colleague."""
    browser = Reader()
    browser.force_login(make_user(username="ola", first_name="Ola", is_staff=True, is_superuser=True))
    return browser


def change(record):
    return address(record._meta.label_lower, record.pk, "change")


def save(browser, record, opened=None, **changes):
    """Save a record's form, as it is opened now or was before, with some fields changed."""
    return browser.post(change(record), (opened or filled(browser.get(change(record)))) | changes)


def typed(response):
    """What the form holds, with nothing chosen of what it asks."""
    return {name: value for name, value in filled(response).items() if not name.startswith("seen-choice:")}


def radios(response):
    return [(one.get("name"), one.get("value")) for one in elements(response, "input") if one.get("type") == "radio"]


def test_fields_that_only_one_changed_are_both_kept_and_it_is_said(staff, ola):
    organisation = make_organisation(website="https://gammel.example", other_names=["Før"])
    first, second = make_article(), make_article()
    organisation.articles.set([first])
    opened = filled(staff.get(change(organisation)))
    save(ola, organisation, website="https://ny.example", articles=[first.pk, second.pk], text_nb="Vi lager skip.")

    saved = save(staff, organisation, opened, other_names="Etter", articles=[])
    page = staff.get("/admin/members/organisation/")

    organisation.refresh_from_db()
    assert saved.status_code == 302
    assert (organisation.website, organisation.other_names) == ("https://ny.example", ["Etter"])
    assert (organisation.text_nb, [*organisation.articles.all()]) == ("Vi lager skip.", [second])
    assert messages(page)[1] == (
        "Ola endret Nettsted, Tekst [nb] og Nyheter mens du skrev. Begge endringene er tatt vare på."
    )


def test_a_field_that_both_changed_is_chosen_and_nothing_typed_is_lost(staff, ola):
    organisation = make_organisation(text_nb="Vi lager ting.", website="")
    opened = filled(staff.get(change(organisation)))
    save(ola, organisation, text_nb="Vi lager skip.", website="https://ny.example")

    asked = save(staff, organisation, opened, text_nb="Vi lager båter.", other_names="Båtene")
    not_said = save(staff, organisation, typed(asked))

    organisation.refresh_from_db()
    assert organisation.text_nb == "Vi lager skip."
    assert "Noen endret det samme som du. Velg under hva som skal gjelde. Ingenting er lagret ennå." in flat(asked)
    assert radios(asked) == radios(not_said) == [("seen-choice:text_nb", "mine"), ("seen-choice:text_nb", "theirs")]
    assert next(one.text for one in elements(asked, "h3")).startswith("Ola, kl. ")
    assert [("".join(one.itertext())) for one in elements(asked, "del", "ins")] == ["skip.", "båter."]
    assert {name: filled(asked)[name] for name in ("text_nb", "other_names", "website")} == {
        "text_nb": "Vi lager båter.",
        "other_names": "Båtene",
        "website": "https://ny.example",
    }

    save(staff, organisation, filled(not_said), **{"seen-choice:text_nb": "mine"})
    organisation.refresh_from_db()
    assert (organisation.text_nb, organisation.website) == ("Vi lager båter.", "https://ny.example")


def test_who_keeps_the_others_text_gets_it_and_a_third_change_is_asked_about_anew(staff, ola):
    organisation = make_organisation()
    opened = filled(staff.get(change(organisation)))
    save(ola, organisation, text_nb="Olas tekst.")
    asked = save(staff, organisation, opened, text_nb="Min tekst.", other_names="Nytt")
    save(ola, organisation, text_nb="Olas andre tekst.")

    again = save(staff, organisation, filled(asked), **{"seen-choice:text_nb": "mine"})
    done = save(staff, organisation, filled(again), **{"seen-choice:text_nb": "theirs"})

    organisation.refresh_from_db()
    assert (len(radios(again)), done.status_code) == (2, 302)
    assert (organisation.text_nb, organisation.other_names) == ("Olas andre tekst.", ["Nytt"])


def test_fields_that_say_one_thing_together_are_chosen_as_one(staff, ola):
    membership = make_membership()
    opened = filled(staff.get(change(membership)))
    save(ola, membership, starts_on="1. mars 2021", starts_precision="month")

    asked = save(staff, membership, opened, start_is_known="", starts_on="4. mai 2021")

    assert [name for name, _value in radios(asked)] == ["seen-choice:starts_on"] * 2
    save(staff, membership, filled(asked), **{"seen-choice:starts_on": "theirs"})
    membership.refresh_from_db()
    assert (str(membership.starts_on), membership.starts_precision) == ("2021-03-01", "month")


def test_rows_are_merged_by_their_numbers(staff, ola):
    organisation = make_organisation()
    mine, theirs, gone = (make_contact(organisation=organisation, name=name) for name in ("Kari", "Per", "Pål"))
    opened = filled(staff.get(change(organisation)))
    theirs.phone = "+4773555155"
    theirs.save()
    gone.delete()
    make_contact(organisation=organisation, name="Ny")
    row = next(name for name, value in opened.items() if value == "Kari")

    saved = save(staff, organisation, opened, **{row: "Kari Moe"})

    assert saved.status_code == 302
    assert sorted(Contact.objects.values_list("name", "phone")) == [
        ("Kari Moe", mine.phone),
        ("Ny", ""),
        ("Per", "+4773555155"),
    ]


def test_a_row_that_another_deleted_while_i_wrote_in_it_is_asked_about(staff):
    organisation = make_organisation()
    contact = make_contact(organisation=organisation, name="Kari", email="kari@medlem.example")
    opened = filled(staff.get(change(organisation)))
    row = next(name for name, value in opened.items() if value == "Kari")
    contact.delete()

    asked = save(staff, organisation, opened, **{row: "Kari Moe"})
    choice = {radios(asked)[0][0]}
    save(staff, organisation, filled(asked), **dict.fromkeys(choice, "theirs"))
    assert not Contact.objects.exists()
    save(staff, organisation, filled(asked), **dict.fromkeys(choice, "mine"))

    assert list(Contact.objects.values_list("name", "email")) == [("Kari Moe", "kari@medlem.example")]


def test_a_row_that_i_delete_while_another_changes_it_is_asked_about(staff):
    membership = make_membership(level="member")
    organisation = membership.organisation
    opened = filled(staff.get(change(organisation)))
    membership.level = "partner"
    membership.save()

    asked = save(staff, organisation, opened, **{"memberships-0-DELETE": "on"})

    assert (len(radios(asked)), Membership.objects.count()) == (2, 1)
    save(staff, organisation, filled(asked), **{radios(asked)[0][0]: "mine"})
    assert not Membership.objects.exists()


def test_a_version_that_cannot_be_read_is_asked_about_once(staff):
    organisation = make_organisation()

    asked = save(staff, organisation, text_nb="Ny tekst.", **{"seen-version": "noe annet"})
    done = save(staff, organisation, filled(asked))

    assert (asked.status_code, done.status_code) == (200, 302)
    assert Organisation.objects.get().text_nb == "Ny tekst."


def test_the_cells_of_a_list_are_not_overwritten(staff, ola):
    first, second = make_reply_template(order=1), make_reply_template(order=2)
    page = "/admin/premises/replytemplate/"
    opened = filled(staff.get(page))
    save(ola, first, order="7")

    told = staff.post(page, opened | {"form-0-order": "5", "form-1-order": "6", "_save": "1"}, follow=True)

    assert list(ReplyTemplate.objects.order_by("pk").values_list("order", flat=True)) == [7, 6]
    assert f"Ola endret svarmal «{first}»: Rekkefølge til «7» mens du så på lista. Du skrev «5»." in " ".join(
        messages(told)
    )
    assert second.pk


def test_an_action_leaves_the_rows_that_were_changed_since_they_were_listed(staff, ola):
    changed, seen = make_unit(confirmed_on=None), make_unit(confirmed_on=None)
    listed = filled(staff.get("/admin/premises/unit/"))
    save(ola, changed, area_m2="777")

    chosen = listed | {"action": "still_right", "_selected_action": [changed.pk, seen.pk], "index": "0"}
    told = staff.post("/admin/premises/unit/", chosen, follow=True)

    assert [*Unit.objects.exclude(confirmed_on=None)] == [seen]
    assert messages(told) == [
        f"Ingenting er gjort med «{changed}». Ola endret den etter at du åpnet lista. Se over, og velg den på nytt.",
        '1 er bekreftet riktig i dag. <a href="/admin/stemmer/#angre">Se eller angre</a>',
    ]


def test_a_decision_about_what_was_changed_meanwhile_is_refused_and_keeps_what_was_typed(staff):
    request = make_join_request(name="Gammelt navn")
    page = address("members.joinrequest", request.pk, "avsla")
    opened = filled(staff.get(page), reason="Dere er ikke i næringsparken.")
    request.name = "Nytt navn"
    request.save()

    refused = staff.post(page, opened)
    done = staff.post(page, filled(refused))

    assert refused.status_code == 200
    assert "endret virksomhet fra «Gammelt navn» til «Nytt navn»" in flat(refused)
    assert filled(refused)["reason"] == "Dere er ikke i næringsparken."
    request.refresh_from_db()
    assert (done.status_code, request.status) == (302, "declined")


def test_a_reply_is_refused_when_the_tenant_has_written_meanwhile(staff):
    interest = make_interest()
    page = address("premises.interest", interest.pk, "svar")
    opened = filled(staff.get(page), subject="Svar", body="Velkommen på visning.", _send="1")
    InterestMessage.objects.from_tenant(interest, "Vi trenger det ikke lenger.", "1" * 32)

    refused = staff.post(page, opened)

    assert "Det er kommet mer i samtalen." in flat(refused)
    assert not interest.messages.filter(sender="staff").exists()
