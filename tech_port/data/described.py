"""The datasets for those who look for data: schema.org on the page, and DCAT for data.norge.no to fetch."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import typography
from tech_port.writing.structured_data import StructuredData, absolute, thing

from . import licences
from .catalogue import DATASETS
from .datasets import SCHEMA_VERSION
from .places import csv_place, home, json_place

PUBLISHER = "Trondheim Tech Port"
EU = "http://publications.europa.eu/resource/authority"
TYPES = {"text/csv": ("CSV", csv_place), "application/json": ("JSON", json_place)}
LANGUAGES = {"nb": "NOB", "en": "ENG"}
# The EU's themes; what is in none of the others is of the district.
THEMES = {
    "ECON": ("units", "leases", "reservations", "ownerships", "demand", "organisations", "memberships"),
    "SOCI": ("people", "board-seats", "staff-roles", "meetings", "documents", "document-versions"),
    "EDUC": ("events", "venues", "key-points"),
    "TECH": ("challenges", "programmes", "business-areas"),
}
OF_THE_DISTRICT = "REGI"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def identity(name=""):
    """What the catalogue, or a dataset of it, is known by in all languages."""
    with translation.override("nb"):
        return absolute(home()) + (name and f"#{name}")


def structured(changed):
    """The page's own: a catalogue with a Dataset each; `changed` is {name: when a record last was}."""
    licence = licences.confirmed()
    publisher = thing("Organization", name=PUBLISHER, url=absolute(reverse("home")))
    sets = [
        thing(
            "Dataset",
            **{"@id": identity(dataset.name)},
            name=str(dataset.title),
            description=f"{dataset.title}. {dataset.about}",
            url=f"{absolute(home())}#{dataset.name}",
            version=SCHEMA_VERSION,
            license=licence and licence.url,
            creator=publisher,
            isAccessibleForFree=True,
            dateModified=changed[dataset.name].isoformat() if dataset.name in changed else None,
            distribution=[
                thing("DataDownload", encodingFormat=media, contentUrl=absolute(place(dataset)))
                for media, (_format, place) in TYPES.items()
            ],
        )
        for dataset in DATASETS.values()
    ]
    return StructuredData("DataCatalog", name=PUBLISHER, url=absolute(home()), publisher=publisher, dataset=sets)


def dcat(changed):
    """A catalogue as DCAT-AP-NO asks for it, in JSON-LD; titles and descriptions in both languages.

    `changed` is {name: when a record last was}.
    """
    here, licence = identity(), licences.confirmed()
    return {
        "@context": CONTEXT,
        "@graph": [
            {
                "@id": f"{here}#katalog",
                "@type": "dcat:Catalog",
                "dct:title": _in_both(_("Åpne data fra Trondheim Tech Port")),
                "dct:description": _in_both(_("Hver offentlige liste om innovasjonsdistriktet som hel fil.")),
                "dct:publisher": {"@id": f"{here}#utgiver"},
                "dcat:contactPoint": {"@id": f"{here}#kontakt"},
                "dct:language": _languages(LANGUAGES),
                **_modified(changed.values()),
                "dcat:dataset": [{"@id": f"{here}#{name}"} for name in DATASETS],
            },
            {"@id": f"{here}#utgiver", "@type": "foaf:Agent", "foaf:name": PUBLISHER},
            {
                "@id": f"{here}#kontakt",
                "@type": "vcard:Organization",
                "vcard:fn": PUBLISHER,
                "vcard:hasEmail": {"@id": f"mailto:{settings.CONTACT_EMAIL}"},
            },
            *(_dcat_dataset(here, dataset, licence, changed.get(dataset.name)) for dataset in DATASETS.values()),
        ],
    }


def _dcat_dataset(here, dataset, licence, changed):
    return {
        "@id": f"{here}#{dataset.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{here}#{dataset.name}",
        "dct:title": _in_both(dataset.title),
        "dct:description": _in_both(dataset.about),
        "dct:publisher": {"@id": f"{here}#utgiver"},
        "dcat:contactPoint": {"@id": f"{here}#kontakt"},
        "dcat:theme": {"@id": f"{EU}/data-theme/{theme_of(dataset.name)}"},
        "dcat:keyword": [*_in_both(dataset.title), *_in_both(_("innovasjonsdistrikt")), *_in_both("Trondheim")],
        "dct:language": _languages({column.language or "nb" for column in dataset.columns}),
        **_modified([changed]),
        "dct:accessRights": {"@id": f"{EU}/access-right/PUBLIC"},
        "owl:versionInfo": SCHEMA_VERSION,
        "dcat:distribution": [
            {
                "@id": absolute(place(dataset)),
                "@type": "dcat:Distribution",
                "dcat:accessURL": {"@id": absolute(place(dataset))},
                "dcat:downloadURL": {"@id": absolute(place(dataset))},
                "dct:format": {"@id": f"{EU}/file-type/{format_}"},
                **({"dct:license": {"@id": licence.url}} if licence else {}),
            }
            for format_, place in TYPES.values()
        ],
    }


def theme_of(name):
    return next((theme for theme, names in THEMES.items() if name in names), OF_THE_DISTRICT)


def _languages(codes):
    return [{"@id": f"{EU}/language/{LANGUAGES[code]}"} for code in sorted(codes, reverse=True)]


def _modified(moments):
    """When the last of them was, where any is known."""
    known = [typography.iso(moment) for moment in moments if moment]
    return {"dct:modified": {"@value": max(known), "@type": "xsd:dateTime"}} if known else {}


def _in_both(text):
    found = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.append({"@value": str(text), "@language": code})
    return found
