"""The site's content loaded, counted and replaced."""

from datetime import date
from io import StringIO
from zoneinfo import ZoneInfo

from django.apps import apps
from django.core.management import call_command
from django.db.models import Sum

from premises.models import Building, Interest, Unit
from tech_port.content.models import Observation
from tech_port.demo.samples import FOLDER as SAMPLES_FOLDER
from tech_port.demo.samples import contacts
from tech_port.history.records import is_history
from tech_port.seed.records import FOLDER, read
from tests import factories

AREAS = {"byggetrinn-1": 11700, "byggetrinn-2": 20900, "byggetrinn-3": 15500, "abels-hus": 18900}
APPS = ["content", "members", "premises", "events", "newsletter", "still_right", "search"]
OSLO = ZoneInfo("Europe/Oslo")
FILES = [*FOLDER.glob("*.toml"), *SAMPLES_FOLDER.glob("*.toml")]
FACTS, RECORDS = len(read()), len(read(FOLDER, SAMPLES_FOLDER)) + len(contacts.read())


def seed(*arguments):
    """The lines that the command prints."""
    output = StringIO()
    call_command("seed", *arguments, stdout=output)
    return output.getvalue().splitlines()


def told():
    return [model for model in apps.get_models() if not is_history(model)]


def sample_models():
    return [model for model in told() if any(field.name == "is_sample" for field in model._meta.fields)]


def count_samples():
    return {
        model.__name__: count for model in sample_models() if (count := model.objects.filter(is_sample=True).count())
    }


def count_rows():
    """{model: rows} of everything that the content may be written to."""
    return {model._meta.label: model.objects.count() for model in told()}


def unit_areas():
    """{building: area of its units in m²}."""
    return dict(Building.objects.filter(units__gt=0).values_list("slug").annotate(Sum("units__area_m2")))


def floor_areas():
    """{(building, floor): area of its units in m²}."""
    places = Unit.objects.order_by().values_list("building__slug", "floor").annotate(area=Sum("area_m2"))
    return {(building, floor): area for building, floor, area in places}


def observations(figure):
    return list(
        Observation.objects.filter(figure__slug=figure).values_list("as_of", "value", "qualifier", "source__key")
    )


def make_interest(*units):
    interest = Interest.objects.create(
        token_hash="hash", organisation_name="Nye AS", contact_name="Kari", email="kari@nye.example",
        answer_due_on=date(2030, 1, 2), delete_on=date(2031, 1, 1),
    )  # fmt: skip
    interest.units.set(units)
    return interest


def make_registration(event, **changes):
    return factories.make_registration(**{"event": event, "name": "Kari", "email": "kari@nye.example"} | changes)
