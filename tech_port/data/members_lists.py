"""The association, who is in it, and what it has decided."""

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Event
from members.models import (
    BoardSeat,
    Challenge,
    Document,
    DocumentVersion,
    Meeting,
    Membership,
    Organisation,
    Person,
    StaffRole,
)
from members.organisations.visibility import public_organisations

from .columns import ID, URL, columns_of, telling, told
from .datasets import Dataset

PERIOD = ("starts_on", "starts_precision", "start_is_known", "ends_on", "ends_precision")
CLAIM = ("basis", "known_on", "known_precision")


def organisations():
    return public_organisations(timezone.localdate())


def only_known(name):
    """Organisations of a relation to many, as far as the public may know them."""
    return Prefetch(name, organisations().order_by("pk"))


def with_organisation(rows):
    return telling(rows, organisation=organisations())


def people():
    """Those with a public role: on the board, in a position, or on a stage."""
    events = Event.objects.listed()
    return Person.objects.filter(
        Q(pk__in=BoardSeat.objects.shown().order_by().values("person"))
        | Q(pk__in=StaffRole.objects.shown().order_by().values("person"))
        | Q(events__in=events)
        | Q(key_points__event__in=events)
    ).distinct()


def told_organisation(model):
    (column,) = columns_of(model, "organisation", organisation="organisations")
    return told(column)


MEMBERS = (
    Dataset(
        "organisations",
        _("Virksomheter"),
        _("Alle virksomheter nettstedet forteller om: medlemmer, leietakere, gårdeiere og arrangører."),
        (
            ID,
            *columns_of(Organisation, "name", "slug", "kind", "orgnr", "website"),
            *(
                column.called(pgettext_lazy("column", "sted"))
                for column in columns_of(Organisation, "place", place="areas")
            ),
            *columns_of(Organisation, "source", "is_sample", source="sources"),
            URL,
        ),
        organisations,
        Organisation,
    ),
    Dataset(
        "memberships",
        pgettext_lazy("list", "Medlemskap"),
        _("Hvem som er og har vært med i foreningen, fra når til når."),
        (
            ID,
            *columns_of(Membership, "organisation", "level", organisation="organisations"),
            *columns_of(Membership, *PERIOD, *CLAIM, "source", source="sources"),
        ),
        lambda: Membership.objects.shown(),
        Membership,
    ),
    Dataset(
        "people",
        _("Personer"),
        _("Navnet på dem som har et verv, en stilling eller et innlegg som står på nettstedet. Ikke noe annet om dem."),
        (ID, *columns_of(Person, "name")),
        people,
        Person,
    ),
    Dataset(
        "board-seats",
        _("Styreverv"),
        _("Alle verv i styret, også de som er over: styret på en dag er vervene som varer den dagen."),
        (
            ID,
            *columns_of(BoardSeat, "person", "role", person="people"),
            told_organisation(BoardSeat),
            *columns_of(BoardSeat, "label", "order", *PERIOD, *CLAIM, "source", source="sources"),
        ),
        lambda: with_organisation(BoardSeat.objects.shown()),
        BoardSeat,
    ),
    Dataset(
        "staff-roles",
        _("Stillinger"),
        _("Stillinger i foreningen og i virksomhetene, slik de står på sidene."),
        (
            ID,
            *columns_of(StaffRole, "person", person="people"),
            told_organisation(StaffRole),
            *columns_of(StaffRole, "title", "in_association", *PERIOD, *CLAIM, "source", source="sources"),
        ),
        lambda: with_organisation(StaffRole.objects.shown()),
        StaffRole,
    ),
    Dataset(
        "challenges",
        _("Utfordringer"),
        _("Oppgavene på tavla og det som kom ut av dem. Hvem som sendte dem inn, er ikke med."),
        (
            ID,
            *columns_of(Challenge, "title", "task", "reason", "outcome"),
            told_organisation(Challenge),
            *(column.among(Challenge.PUBLIC) for column in columns_of(Challenge, "status")),
            *columns_of(
                Challenge,
                "route",
                "deadline",
                "published_at",
                "closed_at",
                "business_areas",
                business_areas="business-areas",
            ),
            *columns_of(Challenge, "is_sample"),
            URL,
        ),
        lambda: with_organisation(Challenge.objects.public()).prefetch_related("business_areas"),
        Challenge,
    ),
    Dataset(
        "meetings",
        _("Møter"),
        _("Foreningens møter, med slag, dag og sted, og et sammendrag der det er skrevet."),
        (ID, *columns_of(Meeting, "kind", "held_on", "place", "summary", "source", "is_sample", source="sources"), URL),
        lambda: Meeting.objects.all(),
        Meeting,
    ),
    Dataset(
        "documents",
        _("Dokumenter"),
        _("Vedtekter, strategi, rapporter og referater som er publisert."),
        (ID, *columns_of(Document, "kind", "title", "meeting", "is_sample", meeting="meetings"), URL),
        lambda: Document.objects.published(),
        Document,
    ),
    Dataset(
        "document-versions",
        _("Versjoner av dokumenter"),
        _("Hver publiserte versjon av dokumentene, med dato. Teksten står på siden."),
        (
            ID,
            *columns_of(
                DocumentVersion, "document", "label", "dated_on", "dated_precision", "changes", document="documents"
            ),
            *columns_of(DocumentVersion, "adopted_at", "published_at", adopted_at="meetings"),
            URL,
        ),
        lambda: DocumentVersion.objects.published().select_related("document"),
        DocumentVersion,
    ),
)
