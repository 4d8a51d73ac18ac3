"""What machines read on a page: its JSON-LD, expanded by rdflib, against schema.org's words and what each kind needs.

The needs are what Google's search asks of each kind (its "required" properties, and those it says matter most).
"""

import json
import re

from rdflib import RDF, Graph, Namespace
from rdflib.namespace import SDO

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
HERE = Namespace(str(SDO))
NEEDS = {
    "Accommodation": ["name", "url", "floorSize", "containedInPlace"],
    "BreadcrumbList": ["itemListElement"],
    "Dataset": ["name", "description"],
    "Event": ["name", "startDate", "location"],
    "ListItem": ["position", "name", "item"],
    "NewsArticle": ["headline", "image", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage"],
    "Offer": ["url", "availability"],
    "Organization": ["name", "url"],
    "OrganizationRole": ["roleName"],
    "Person": ["name"],
    "Place": ["name"],
    "PostalAddress": ["addressCountry"],
    "QuantitativeValue": ["value", "unitCode"],
    "SearchAction": ["target", "query-input"],
    "UnitPriceSpecification": ["price", "priceCurrency", "referenceQuantity"],
    "VirtualLocation": ["url"],
    "WebSite": ["name", "url", "potentialAction"],
}
NOT_OF_SCHEMA_ORG = {"query-input"}  # how a search box says what it fills in


def objects_in(html):
    """Every object of a page, as it stands."""
    return [json.loads(text) for text in SCRIPT.findall(html)]


def things_in(html):
    """The same without the trail to the page."""
    return [told for told in objects_in(html) if told.get("@type") != "BreadcrumbList"]


def faults_in(html):
    """What an independent reader misses or does not know of a page, as sentences."""
    graph = Graph()
    for told in objects_in(html):
        text = json.dumps({**told, "@context": {"@vocab": str(HERE)}})
        graph.parse(data=text, format="json-ld")
    return sorted({*_unknown(graph), *_missing(graph)})


def _unknown(graph):
    words = {word for _subject, word, _value in graph} | set(graph.objects(predicate=RDF.type))
    for word in {str(word).removeprefix(str(HERE)) for word in words if word != RDF.type}:
        if word not in SDO.__annotations__ and word not in NOT_OF_SCHEMA_ORG:
            yield f"{word} is no word of schema.org"


def _missing(graph):
    for thing, kind in graph.subject_objects(RDF.type):
        name = str(kind).removeprefix(str(HERE))
        if name in NEEDS:
            yield from (f"{name} has no {one}" for one in NEEDS[name] if (thing, HERE[one], None) not in graph)
        if name == "Event":
            for place in graph.objects(thing, HERE.location):
                if (place, RDF.type, HERE.Place) in graph and (place, HERE.address, None) not in graph:
                    yield "Event's Place has no address"
        if name == "BreadcrumbList" and len(list(graph.objects(thing, HERE.itemListElement))) < 2:
            yield "BreadcrumbList has one step"
