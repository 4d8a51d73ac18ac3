"""A picture that is drawn from a number, for a record that has no photograph."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ...writing.translated import Translated
from ..drawings.pictures import MOST, NAMED, Kind

IN_LETTERS = 12


class Drawn(models.Model):
    """What is drawn: a number that the text tells, and the words that say what it counts."""

    KINDS = {
        Kind.WINDOWS.value: _("en gate av hus, ett vindu for hver"),
        Kind.GRID.value: _("et rutenett, ett vindu for hver"),
        Kind.SHARED.value: _("to hus under samme gesims, som deler et areal"),
        Kind.STAGES.value: _("ett hus for hvert byggetrinn"),
        Kind.DAYS.value: _("én strek for hver dag fram til dagen saken gjelder"),
    }

    picture_kind = models.CharField(_("tegnes som"), max_length=8, choices=KINDS, blank=True, default="", db_default="")
    picture_number = models.PositiveSmallIntegerField(
        _("tallet som tegnes"),
        null=True,
        blank=True,
        help_text=_("Det skal stå i teksten: gjester, m², byggetrinn, dager."),
    )
    picture_words = Translated(
        models.CharField(
            _("hva som tegnes"),
            max_length=200,
            blank=True,
            db_default="",
            default="",
            help_text=_("Ett vindu for …: «hver gjest». Ellers navnene, med semikolon mellom: «stiftet; lansert»."),
        )
    )
    picture_planned = models.PositiveSmallIntegerField(
        _("av dem er planlagt"),
        default=0,
        db_default=0,
        help_text=_("Så mange av de siste byggetrinnene tegnes stiplet."),
    )

    RULES = [
        models.CheckConstraint(
            condition=Q(picture_kind="") | Q(picture_number__isnull=False, picture_number__gte=1),
            name="article_drawing_has_a_number",
            violation_error_message=_("Det som tegnes, må ha et tall."),
        ),
        models.CheckConstraint(
            condition=Q(picture_planned=0)
            | Q(picture_kind=Kind.STAGES.value, picture_planned__lte=F("picture_number")),
            name="article_planned_stages_are_stages",
            violation_error_message=_("Bare byggetrinn kan være planlagt, og ikke flere enn det er."),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def picture_names(self):
        """What the drawing names, in the page's language."""
        return [name.strip() for name in str(self.picture_words).split(";") if name.strip()]

    def tells_number(self, text):
        """Whether a text has the number that is drawn; small ones are written with letters, and are not looked for."""
        if not self.picture_kind or not self.picture_number or self.picture_number <= IN_LETTERS:
            return True
        return str(self.picture_number) in re.findall(r"\d+", re.sub(r"(?<=\d)\s(?=\d{3}\b)", "", text))

    def clean_drawing(self, last_day):
        """A number that can be drawn, as many names as are drawn and, for days, the day on which they end."""
        if not self.picture_kind or not self.picture_number:
            return
        errors = {}
        if self.picture_number > MOST[self.picture_kind]:
            text = _("Høyst %(most)s kan tegnes slik.") % {"most": MOST[self.picture_kind]}
            errors["picture_number"] = text
        wanted = NAMED[self.picture_kind] or self.picture_number
        for language in ("nb", "en"):
            words = getattr(self, f"picture_words_{language}")
            if (words or language == "nb") and (not words or len(words.split(";")) != wanted):
                one, several = _("Si hva det er ett vindu for: «hver gjest»."), _("Skriv %(count)s navn: «ett; to».")
                errors[f"picture_words_{language}"] = several % {"count": wanted} if wanted > 1 else one
        if self.picture_kind == Kind.DAYS and not last_day:
            errors["picture_kind"] = _("Dager kan bare tegnes fram til en bestemt dag: fyll ut dagen saken gjelder.")
        if errors:
            raise ValidationError(errors)
