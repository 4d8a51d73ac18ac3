"""The district, what is written and counted of it, and the sources of all that."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models import Event
from members.models import BoardSeat, Meeting, Membership, StaffRole
from premises.models import Building, Lease, Ownership, Property
from tech_port.content.models import (
    Area,
    Article,
    BusinessArea,
    Figure,
    Milestone,
    Observation,
    Programme,
    Source,
)
from tech_port.writing.claims import Basis

from .columns import ID, URL, Column, columns_of
from .datasets import Dataset
from .members_lists import CLAIM, only_known, organisations


def sources():
    """Those that something public here names; of what is withheld, the source is too."""
    of_one = (
        *(organisations(), Membership.objects.shown(), BoardSeat.objects.shown(), StaffRole.objects.shown()),
        *(Lease.objects.shown(), Ownership.objects.shown(), Event.objects.listed()),
        *(model.objects.all() for model in (Area, BusinessArea, Meeting, Milestone, Observation, Programme, Property)),
    )
    of_many = (Article.objects.published(), Building.objects.all())
    named = [Q(pk__in=rows.order_by().values("source")) for rows in of_one]
    named += [Q(pk__in=rows.order_by().values("sources")) for rows in of_many]
    return Source.objects.filter(reduce(or_, named))


CONTENT = (
    Dataset(
        "areas",
        _("Områder"),
        _("Stedene i distriktet og arenaene ved siden av. Posisjonen er omtrentlig, for tegning."),
        (
            ID,
            *columns_of(Area, "name", "slug", "kind", "town", "text", "latitude", "longitude"),
            *columns_of(Area, "within", "order", "source", within="areas", source="sources"),
            URL,
        ),
        lambda: Area.objects.all(),
        Area,
    ),
    Dataset(
        "business-areas",
        _("Virksomhetsområder"),
        _("Det foreningen arbeider med: hva hvert område heter, og hva det går ut på."),
        (ID, *columns_of(BusinessArea, "name", "text", "order", "source", source="sources"), URL),
        lambda: BusinessArea.objects.all(),
        BusinessArea,
    ),
    Dataset(
        "programmes",
        _("Programmer og veier til samarbeid"),
        _("Møteplasser og prosjekter, og måter å samarbeide på."),
        (
            ID,
            *columns_of(Programme, "name", "kind", "run_by", "audience", "text"),
            *(column.called(column.meaning, "website") for column in columns_of(Programme, "url")),
            *columns_of(Programme, "order", *CLAIM),
            *columns_of(Programme, "business_areas", "source", business_areas="business-areas", source="sources"),
            URL,
        ),
        lambda: Programme.objects.prefetch_related("business_areas"),
        Programme,
    ),
    Dataset(
        "milestones",
        _("Milepæler"),
        _("Det som har hendt i distriktet, og det som er planlagt."),
        (ID, *columns_of(Milestone, "happened_on", "precision", "text", *CLAIM, "source", source="sources")),
        lambda: Milestone.objects.all(),
        Milestone,
    ),
    Dataset(
        "articles",
        _("Aktuelt"),
        _("Nyhetene med tittel, ingress, dager og adresse. Hele teksten står på siden."),
        (
            ID,
            *columns_of(Article, "title", "lead", "published_at", "revised_at", "happened_on", "happened_precision"),
            *columns_of(
                Article,
                "happening",
                "business_areas",
                "organisations",
                business_areas="business-areas",
                organisations="organisations",
            ),
            *columns_of(Article, "sources", "is_sample", sources="sources"),
            URL,
        ),
        lambda: Article.objects.published().prefetch_related("business_areas", "sources", only_known("organisations")),
        Article,
    ),
    Dataset(
        "figures",
        _("Tall"),
        _("Det som er telt eller målt. Verdiene står i målingene."),
        (ID, *columns_of(Figure, "title", "slug", "theme", "unit", "method", "order")),
        lambda: Figure.objects.all(),
        Figure,
    ),
    Dataset(
        "observations",
        _("Målinger"),
        _("Én kildes verdi av et tall på en dag: målt, planlagt eller et mål."),
        (
            ID,
            *columns_of(Observation, "figure", "value", "qualifier", "as_of", "precision", figure="figures"),
            Column("basis", "string", _("grunnlag"), lambda row: row.claim.basis, True, dict(Basis.choices)),
            Column("known_on", "date", _("kilden sier det per"), lambda row: row.source.published_on),
            Column("known_precision", "string", _("nøyaktighet"), lambda row: row.source.published_precision).only_if(
                lambda row: row.source.published_on
            ),
            *columns_of(Observation, "note", "method_note", "source", source="sources"),
        ),
        lambda: Observation.objects.select_related("source"),
        Observation,
    ),
    Dataset(
        "sources",
        _("Kilder"),
        _("Utgivelsene opplysningene er hentet fra. De tilhører utgiverne sine."),
        (ID, *columns_of(Source, "key", "publisher", "about", "url", "access", "published_on", "published_precision")),
        sources,
        Source,
    ),
)
