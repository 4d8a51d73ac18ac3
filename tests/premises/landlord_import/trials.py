"""A landlord's list that is tried, the units it is about, and what is said of it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from premises.landlord_import import applying as landlord_import
from premises.landlord_import.file import ProposalError
from premises.models import Unit
from tests.factories import make_landlord_import, make_unit

LIST = "/admin/premises/landlordimport/"
RIGHTS = ["premises.view_landlordlink"] + [f"premises.{verb}_landlordimport" for verb in ("view", "add", "change")]
HEADINGS = "lokale;etasje;areal;leie;ledig fra"


def tried(*lines, building, headings=HEADINGS, data=None, name="lokaler.csv", **values):
    """An import of a file with these lines, tried against the building as it is."""
    rows, about = landlord_import.read_file(data or "\r\n".join([headings, *lines]).encode("cp1252"), name)
    found = make_landlord_import(building=building, rows=rows, about=about, **values)
    landlord_import.try_out(found)
    found.save()
    return found


def unit_of(building, name, **values):
    today = timezone.localdate()
    return make_unit(
        **{
            "building": building,
            "name": name,
            "slug": name.lower(),
            "area_m2": "900.0",
            "exclusive_m2": None,
            "confirmed_on": today - timedelta(days=40),
            **values,
        }
    )


def everything(building):
    """Every column of every unit of a building."""
    return list(Unit.objects.filter(building=building).order_by("pk").values())


def said(difference):
    """[(kind, name, [(field, before, after)])] of every line."""
    return [
        (line.kind, line.name, [(change.field, change.before, change.after) for change in line.changes])
        for line in difference.lines
    ]


def refusal(action, *args):
    with pytest.raises(ProposalError) as caught:
        action(*args)
    return str(caught.value)


def upload(client, building, data, name="lokaler.csv", **more):
    """What staff see who upload a file."""
    file = SimpleUploadedFile(name, data)
    return client.post(f"{LIST}add/", {"building": building.pk, "file": file, **more}, follow=True)
