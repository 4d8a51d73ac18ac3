"""A small, complete site: at least one published row of each noun, tied together as real ones are.

Texts are in both languages, so that what is Norwegian on an English page is the page's own. Names are names.
"""

from contextlib import contextmanager
from datetime import date, timedelta
from types import SimpleNamespace

from django.db import connection, transaction
from django.utils import timezone

from events.models import Event, Registration
from members.models import BoardSeat, Membership, Organisation
from premises.models import Building, Unit, UnitPhoto
from tech_port.content.models import Area, Figure, Observation, Page, Programme
from tech_port.drafts.sharing import PURPOSE
from tech_port.newsletter import printed
from tech_port.open_forms import tokens
from tech_port.open_forms.models import Link
from tests import factories as f

LEAD = {
    "lead_nb": "Kort om saken, så en vet hva den gjelder.",
    "lead_en": "The story in short, and what it is about.",
}


def make_site():
    """The rows that there is one of, and one row of each list; what tests point at is an attribute."""
    site = SimpleNamespace(units=0)
    _make_ground(site)
    _make_people(site)
    _make_building(site)
    for _place in Page.Place.values:
        f.make_page(sources=[site.source])
    f.make_announcement(url="/om/")
    site.unit, site.let_unit, site.coming_unit = _add_units(site)
    site.photo = f.make_unit_photo(unit=site.unit)
    site.interest = _make_interest(site)
    site.token, site.code = site.interest.token, site.interest.new_token(site.interest.EMAIL_PURPOSE)
    _make_asked(site)
    _make_editing(site)
    site.event, site.past_event, site.cancelled_event = _add_events(site)
    _make_signups(site)
    site.article = _add_content(site)
    site.draft_token = _share_draft()
    site.way = f.make_programme(
        kind=Programme.Kind.COLLABORATION,
        slug="testing-og-piloter",
        url="https://piloter.example/",
        source=site.source,
        audience_nb="Alle",
        audience_en="Everybody",
        text_nb="Prøv det.",
        text_en="Try it.",
    )
    site.challenge = f.make_challenge(organisation=site.tenant, status="solved", is_sample=True)
    _add_relations(site)
    _make_documents(site)
    site.issue = f.make_issue(intro_nb="Dette er nytt.", intro_en="This is new.", state="sent")
    _add_parts(site)
    return site


@contextmanager
def lasting_site(django_db_blocker):
    """A site for many tests: what each of them writes is rolled back to it.

    They are marked with `django_db`: without one that is, pytest-django makes no database for tests.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        assert connection.settings_dict["NAME"].startswith("test_")
        yield make_site()
        transaction.set_rollback(True)


def grow(site):
    """Two more rows in every list, so that each has three for one."""
    for _round in range(2):
        unit, _let, _coming = _add_units(site)
        site.interest.units.add(unit)
        site.confirmation.units.add(unit)
        site.shared_interest.units.add(unit)
        f.make_number_correction(unit=unit)
        f.make_number_confirmation(unit=unit)
        _add_events(site)
        for event in (site.event, site.past_event):
            event.organisers.add(f.make_organisation())
            event.speakers.add(f.make_person())
            f.make_key_point(event=event, speaker=f.make_person())
            f.make_event_document(event=event)
        _add_content(site)
        site.article.sources.add(f.make_source())
        site.article.organisations.add(f.make_organisation())
        _add_relations(site)
        _add_papers(site)
        f.make_issue(state="sent")
        _add_parts(site)


def _add_parts(site):
    """One of each kind in the issue of the site, with what they said when it was sent."""
    f.make_part(issue=site.issue, event=f.make_event(**LEAD))
    f.make_part(issue=site.issue, article=f.make_article(**LEAD))
    f.make_part(issue=site.issue, unit=f.make_unit(building=site.building))
    f.make_part(issue=site.issue, key_point=f.make_key_point(event=site.past_event, speaker=f.make_person()))
    f.make_part(issue=site.issue)
    printed.keep(site.issue)


def _make_ground(site):
    site.source = f.make_source(published_on=date(2024, 5, 2))
    site.area = f.make_area(source=site.source)
    site.landlord = f.make_organisation(kind=Organisation.Kind.PROPERTY, website="https://gårdeier.example/")
    site.tenant = f.make_organisation(kind=Organisation.Kind.RESEARCH, orgnr="974767880", source=site.source)
    f.make_membership(organisation=site.landlord, level=Membership.Level.FOUNDING)
    f.make_membership(organisation=site.tenant, level=Membership.Level.PARTNER, source=site.source)
    site.former = f.make_organisation(logo=f.make_picture(width=120, height=30))
    f.make_membership(organisation=site.former, ends_on=date(2023, 12, 31))


def _make_people(site):
    site.person = f.make_person()
    f.make_board_seat(person=site.person, organisation=site.landlord, role=BoardSeat.Role.CHAIR)
    f.make_board_seat(label_nb="ansattvalgt", label_en="elected by the staff")


def _make_building(site):
    ground = f.make_property(developer=site.landlord, area=site.area, source=site.source)
    site.building = f.make_building(
        property=ground,
        area_m2="9000.0",
        text_nb="Et hus med plass til flere.",
        text_en="A house with room for more.",
        energy_label="A",
        breeam="Outstanding",
        breeam_state=Building.Certification.AIMED,
        workplaces=500,
        contact_name="Kari Nordmann",
        contact_email="utleie@gardeier.example",
        contact_phone="+4773559000",
        layout_is_drawn=True,
    )
    position = {"latitude": "63.4143", "longitude": "10.3972"}
    site.venue = f.make_venue(building=site.building, area=site.area, room_nb="Aulaen", room_en="The hall", **position)


def _share_draft():
    """The secret of a link to an article that is not out."""
    token, link = Link.objects.draft(f.make_article(published_at=None, **LEAD), PURPOSE)
    link.ends_at = timezone.now() + timedelta(days=7)
    link.save()
    return token


def _make_interest(site):
    interest = f.make_interest(units=[site.unit])
    f.make_interest_step(interest=interest)
    return interest


def _make_asked(site):
    """Alerts, confirmed and not, and a landlord's links, with what it said and was asked."""
    site.subscription, site.new_subscription = f.make_subscription(), f.make_subscription(confirmed_at=None)
    site.alert, site.new_alert = f.make_alert(), f.make_alert(confirmed_at=None)
    f.make_alert_match(alert=site.alert, unit=site.unit)
    site.confirmation = f.make_confirmation_request(units=[site.unit])
    site.question = f.make_question(about=site.tenant)
    site.landlord_link = f.make_landlord_link(email=site.building.contact_email)
    site.shared_interest = f.make_interest(units=[site.unit], share_with_landlord=True)
    written = {"interest": site.shared_interest, "building": site.building}
    f.make_interest_message(**written, sender="tenant", subject="", body="Når kan vi komme?")
    f.make_interest_message(**written, sender="landlord", subject="", body="På torsdag.")
    f.make_number_correction(unit=site.unit)
    f.make_number_confirmation(unit=site.unit)


def _make_editing(site):
    """A member's contact with a link to open, one that is open with a proposal waiting, and one that was sent."""
    now = timezone.now()
    site.contact = f.make_contact(organisation=site.tenant, name="Kari Nordmann", is_public=True)
    site.profile_token, site.session_token, site.sent_session_token = "lenke", "redigering", "sendt"
    f.make_profile_link(contact=site.contact, token=site.profile_token)
    editing = {"contact": site.contact, "opened_at": now, "session_ends_at": now + timedelta(hours=2)}
    f.make_profile_link(**editing, session_hash=tokens.hashed(site.session_token))
    f.make_profile_link(**editing, session_hash=tokens.hashed(site.sent_session_token), sent_at=now)
    f.make_profile_change(organisation=site.tenant, contact=site.contact)
    site.join_request = f.make_join_request()


def _add_units(site):
    """A vacant, a let, a coming, a reserved and a common unit, and a tenant of the building as a whole."""
    today = timezone.localdate()
    site.units += 1
    place = {"building": site.building, "position": site.units}
    vacant = f.make_unit(**place, workplaces_from=40, workplaces_to=60, divisible_from_m2="300.0", is_step_free=True)
    f.make_lease_term(unit=vacant)
    f.make_lease_term(unit=vacant, kind="vat", value_nb="", value_en="", state="on_request")
    let = f.make_unit(**place, floor=3, is_offered=False)
    f.make_lease(unit=let, organisation=site.tenant, shared_with=[site.landlord], staff=40, source=site.source)
    coming = f.make_unit(**place, floor=4, rent_nok_m2_year=None, is_sample=True)
    f.make_lease(unit=coming, ends_on=today + timedelta(days=200))
    f.make_reservation(unit=f.make_unit(**place, floor=5), organisation=site.tenant)
    f.make_unit_photo(unit=coming, kind=UnitPhoto.Kind.PLAN)
    f.make_unit(**place, floor=1, use=Unit.Use.COMMON, is_offered=False)
    f.make_building_offer(building=site.building, source=site.source)
    f.make_building_offer(building=site.building, kind="stop", minutes_on_foot=3)
    f.make_lease(building=site.building, area_m2="200.0")
    f.make_lease(building=site.building, starts_on=today + timedelta(days=90))
    return vacant, let, coming


def _add_events(site):
    """An upcoming event with people signed up, a past one with what was learnt, and one that was cancelled."""
    ties = {"organisers": [site.landlord, site.tenant], "speakers": [site.person], "venue": site.venue}
    now = timezone.now().replace(microsecond=0)
    texts = {"body_nb": "Kom *gjerne* tidlig.", "body_en": "Do come *early*.", "source": site.source}
    upcoming = f.make_event(**ties, **texts, capacity=40, price_nok=0, signup=Event.Signup.OWN)
    f.make_registration(event=upcoming)
    past = f.make_event(**ties, **texts, starts_at=now - timedelta(days=30), attendees=120)
    f.make_key_point(event=past, speaker=site.person)
    f.make_event_document(event=past)
    cancelled = f.make_event(**ties, **texts, state=Event.State.CANCELLED)
    f.make_event(state=Event.State.MOVED, venue=None, is_sample=True)
    return upcoming, past, cancelled


def _make_signups(site):
    """Who has a seat, who had one, and an event that is full, where one is offered a seat and one waits."""
    site.registration = f.make_registration(event=site.event, people=2, needs="Teleslynge")
    site.past_registration = f.make_registration(event=site.past_event, status=Registration.Status.ATTENDED)
    site.full_event = f.make_event(signup=Event.Signup.OWN, capacity=1)
    site.offered = f.make_registration(event=site.full_event, status=Registration.Status.OFFERED)
    site.waiting = f.make_registration(event=site.full_event, status=Registration.Status.WAITING)


def _add_content(site):
    """News, figures of the front page and of the building, history, places and programmes."""
    article = f.make_article(
        sources=[site.source],
        **LEAD,
        published_at=timezone.now().replace(microsecond=0) - timedelta(days=1),
    )
    article.organisations.set([site.tenant, site.former])
    figure = f.make_figure(on_front_page=True, unit=Figure.Unit.SQUARE_METRES)
    f.make_observation(figure=figure, source=site.source)
    f.make_observation(
        figure=figure, source=site.source, as_of=date(2030, 1, 1), qualifier=Observation.Qualifier.TARGET
    )
    site.building.figures.add(figure)
    site.building.sources.add(f.make_source())
    f.make_milestone(source=site.source)
    f.make_area(kind=Area.Kind.ARENA, source=site.source)
    f.make_area(kind=Area.Kind.CORE, latitude="63.4190", longitude="10.3955")
    f.make_business_area()
    f.make_programme(kind=Programme.Kind.PROGRAMME, source=site.source)
    f.make_programme(kind=Programme.Kind.COLLABORATION, source=site.source)
    return article


def _add_relations(site):
    """Members, seats, positions, owners and challenges."""
    member = f.make_organisation()
    f.make_membership(organisation=member, starts_on=timezone.localdate() - timedelta(days=30))
    f.make_contact(organisation=site.tenant, is_public=True)
    f.make_membership(starts_on=date(2020, 1, 1), ends_on=date(2022, 12, 31))
    f.make_board_seat(organisation=member, source=site.source)
    f.make_board_seat(organisation=site.tenant)
    f.make_staff_role(in_association=True)
    f.make_staff_role(organisation=site.tenant, person=f.make_person())
    f.make_contribution(organisation=site.tenant, source=site.source, url="https://her.example/")
    f.make_ownership(organisation=site.landlord, building=f.make_building(property=site.building.property))
    f.make_ownership(building=site.building, source=site.source)
    f.make_challenge(organisation=site.tenant, deadline=date(2020, 1, 1))
    f.make_challenge(organisation=site.tenant, status="routed")
    f.make_challenge(organisation=site.tenant, status="solved", reason_nb="Fordi.", reason_en="Because.")
    f.make_challenge(organisation=site.tenant)
    f.make_contact(organisation=site.tenant, is_public=True)
    f.make_interest_step(interest=site.interest, before="new", after="contacted")


def _make_documents(site):
    """A document with an earlier version and a PDF, and a meeting that adopted it and has minutes."""
    site.document = f.make_document()
    _add_papers(site)
    f.make_document_version(document=site.document, label="0.9", dated_on=date(2020, 4, 1), text_nb="§ 1. Navn.")
    site.pdf = f.make_document_version(document=site.document, text_nb="", file=f.pdf())
    site.slides = f.make_event_document(event=site.past_event, url="", file=f.pdf())


def _add_papers(site):
    meeting = f.make_meeting(source=site.source)
    f.make_document_version(document=site.document, adopted_at=meeting, changes_nb="Nytt navn.", changes_en="New name.")
    f.make_document_version(document=f.make_document(kind="minutes", meeting=meeting))
    f.make_document_version(document=f.make_document(kind="report"), text_nb="", url="https://arsrapport.example/")
