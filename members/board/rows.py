"""The rows of a board that sits from a day: what stands as it was stays, what is changed goes, and another comes."""

import re
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tech_port.merging.records import mark_of_row
from tech_port.norwegian import typography
from tech_port.norwegian.fields import WholeNumberField
from tech_port.norwegian.forms import Form
from tech_port.norwegian.slugs import make_slug, slugs_from, unique_slug
from tech_port.staff.suggest import NameInput

from ..models import BoardSeat, Organisation, Person

NEW = re.compile(r"(?P<name>.+?)\s*\((ny|new)\)", re.IGNORECASE)  # who is called as another is, and is another
LIKE = 5  # organisations that are named where none is called what was typed


class BoardRow(Form):
    """One seat; `seat` is the one that it was on the page, where that holds on the day, and `day` the board's first."""

    person = forms.CharField(
        label=_("Navn"), max_length=150, required=False, widget=NameInput("members.boardseat", "person")
    )
    role = forms.ChoiceField(label=_("Rolle"), choices=BoardSeat.Role.choices, initial=BoardSeat.Role.MEMBER)
    organisation = forms.CharField(
        label=_("Virksomhet"), max_length=150, required=False, widget=NameInput("members.boardseat", "organisation")
    )
    label_nb = forms.CharField(label=_("Betegnelse på norsk"), max_length=100, required=False)
    label_en = forms.CharField(label=_("Betegnelse på engelsk"), max_length=100, required=False)
    order = WholeNumberField(label=_("Rekkefølge"), min_value=0, max_value=9_999, required=False)
    out = forms.BooleanField(label=_("Går ut"), required=False)

    def __init__(self, *args, seat, day, key="", mark="", **kwargs):
        """`key` and `mark` are of the seat as the page showed it, "" for a row of a new one."""
        self.seat, self.day, self.key, self.seen = seat, day, key, mark
        self.is_new_person = False
        self.until = (seat.ends_on, seat.ends_precision) if seat else None  # as it was before it gave way
        super().__init__(*args, **kwargs | {"empty_permitted": not key, "use_required_attribute": False})

    @property
    def mark(self):
        return mark_of_row(self.seat) if self.seat else self.seen

    MAIN = ("person", "role", "organisation", "order")

    @property
    def main(self):
        """The fields that most rows have something in."""
        return [self[name] for name in self.MAIN]

    @property
    def has_label(self):
        return bool(self["label_nb"].value() or self["label_en"].value())

    @property
    def title(self):
        """Whose seat it is, or is to be."""
        if self.seat:
            return self.seat.person.name
        return _("Et verv som ikke gjelder denne dagen") if self.key else _("Ny i styret")

    @property
    def is_used(self):
        return bool(self.key) or self.has_changed()

    def clean(self):
        data = super().clean()
        if data.get("out") or not self.is_used:
            return data
        if self.key and not self.seat:
            words = {"day": typography.day(self.day)}
            raise ValidationError(
                _("Dette vervet gjelder ikke %(day)s. Kryss av for «Går ut», så røres det ikke.") % words
            )
        if self.seat and self.seen != self.mark:
            raise ValidationError(_("Noen har endret vervet siden du åpnet siden. Se over raden, og send en gang til."))
        self._clean_person(data)
        self._clean_organisation(data)
        if self.seat and self.goes and self.seat.starts_on >= self.day:
            raise ValidationError(_("Vervet begynner selv denne dagen. Rett det på vervets egen side."))
        return data

    def _clean_person(self, data):
        """Put the person in the data; somebody who is not here yet is made of the name."""
        text = data.get("person", "")
        if not text:
            if "person" not in self.errors:
                self.add_error("person", _("Skriv hvem det er, eller kryss av for «Går ut»."))
            return
        if self.seat and text == self.seat.person.name:
            data["person"] = self.seat.person
            return
        is_new = NEW.fullmatch(text)
        found = [] if is_new else Person.objects.called(text)
        if len(found) > 1:
            names = ", ".join(f"{one.name} (nr. {one.pk})" for one in found)
            self.add_error(
                "person", _("Flere heter det. Skriv en av dem slik det står her: %(names)s.") % {"names": names}
            )
            return
        self.is_new_person = not found
        data["person"] = found[0] if found else Person(name=is_new["name"] if is_new else text)

    def _clean_organisation(self, data):
        text, label = data.get("organisation", ""), data.get("label_nb", "")
        if bool(text) == bool(label) and not {"organisation", "label_nb"} & self.errors.keys():
            self.add_error("organisation", _("Skriv en virksomhet eller en betegnelse, ikke begge."))
        if not text or (self.seat and self.seat.organisation and text == self.seat.organisation.name):
            data["organisation"] = self.seat.organisation if text else None
            return
        found = Organisation.objects.called(text)
        if len(found) == 1:
            data["organisation"] = found[0]
        else:
            self.add_error("organisation", none_called(text, found))

    @property
    def after(self):
        """What the seat is to be, by its columns; a new person has no key yet."""
        data = self.cleaned_data
        return {name: data.get(name) for name in ("person", "role", "organisation", "label_nb", "label_en")}

    @cached_property
    def is_as_before(self):
        return bool(self.seat) and self.after == {name: getattr(self.seat, name) for name in self.after}

    @property
    def goes(self):
        return bool(self.seat) and (self.cleaned_data.get("out", False) or not self.is_as_before)

    @property
    def sits(self):
        """Whether somebody has the seat from the day on, who came or stayed."""
        return self.is_used and not self.cleaned_data.get("out", False)

    @property
    def comes(self):
        return self.sits and not self.is_as_before

    def ends_before(self, later):
        """{the seat's end, where it has one}: as of the seat that it takes over, or where a later board begins."""
        if self.until:
            return dict(zip(("ends_on", "ends_precision"), self.until, strict=True))
        return {"ends_on": later - timedelta(days=1)} if later else {}

    def begin(self, source, known_on, order, later):
        """Make the seat; None with sentences in the row where it cannot be stored. `later` is a later board's day."""
        values = self.after | self.ends_before(later)
        person = values["person"]
        try:
            if person.pk is None:
                base = make_slug(person.name, default="person")
                person.slug = unique_slug(base, slugs_from(Person.objects, base))
                person.full_clean(exclude=["sort_name"])
                person.save()
            seat = BoardSeat(**values, starts_on=self.day, order=order)
            seat.rest_on(source, known_on)
            seat.full_clean()
            seat.save()
        except ValidationError as error:
            self.add_error(None, error.messages)
            return None
        return seat


def none_called(text, found):
    """What to do about an organisation's name that is none's, or several's."""
    names = ", ".join(one.name for one in found or Organisation.objects.named(text)[:LIKE])
    if found:
        return _("Flere går under det navnet: %(names)s. Skriv hele navnet på den du mener.") % {"names": names}
    if names:
        return _("Ingen virksomhet heter akkurat det. Mente du %(names)s?") % {"names": names}
    return _("Ingen virksomhet her heter det. Legg den til først, eller skriv en betegnelse i stedet.")
