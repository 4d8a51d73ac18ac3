"""The pictures of the portal: whoever shows one points to it here."""

import hashlib
import secrets
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.validators import MaxValueValidator, MinLengthValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History, is_history
from tech_port.uploads.stored_files import forget_name
from tech_port.writing.translated import Translated

from . import sizes

UNUSED_FOR = timedelta(days=7)  # a picture of a form that was never sent, or that another took the place of


class PictureQuerySet(models.QuerySet):
    def store(self, cleaned, **values):
        """Keep a picture that was read (`uploads.images.Cleaned`); without a text it is decoration until it has one."""
        picture = self.model(**{"is_decorative": not values.get("alt_nb"), **values})
        picture.take(cleaned)
        picture.save()
        return picture

    def same_as(self, cleaned):
        """Those that are, byte for byte, what a file was cleaned to: what was uploaded before is found again."""
        return self.filter(fingerprint=fingerprint_of(cleaned.content)).order_by("pk")

    def used(self):
        """Those that some row points to."""
        return self.filter(self._users())

    def unused(self):
        return self.exclude(self._users())

    def _users(self):
        found = Q(pk__in=[])
        for relation in self.model.relations():
            rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            found |= Exists(rows)
        return found

    def to_choose(self):
        """Those that say what they show or are shown: not what a form that was never sent has left."""
        return self.filter(~Q(alt_nb="") | self._users())

    def without_sizes(self):
        """Those whose sizes are still to be made, or are of another kind than today's."""
        return self.exclude(sizes_version=sizes.VERSION)

    def unfinished(self):
        """Those that the worker has something to do with: without sizes, or from before they were told apart."""
        return self.filter(~Q(sizes_version=sizes.VERSION) | Q(fingerprint=""))

    def delete_unused(self, keys):
        """Delete those of some pictures that no row points to."""
        return self.filter(pk__in=[key for key in keys if key]).unused().delete()[0]


class Picture(models.Model):
    """A picture as it was cleaned when it came, what it shows in words, and which sizes of it there are."""

    file = models.FileField(_("fil"), upload_to="bilder/", unique=True, editable=False)
    width = models.PositiveIntegerField(_("bredde"), editable=False)
    height = models.PositiveIntegerField(_("høyde"), editable=False)
    alt = Translated(
        models.CharField(
            _("bildetekst for skjermlesere"),
            max_length=200,
            blank=True,
            validators=[MinLengthValidator(5)],
            help_text=_("Si hva bildet viser, som til en som ikke ser det."),
        )
    )
    is_decorative = models.BooleanField(
        _("pynt"), default=False, help_text=_("Sier ikke noe som ikke står i teksten ved siden av, som en logo.")
    )
    focus_x = models.PositiveSmallIntegerField(
        _("midtpunkt fra venstre (%)"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("Det som skal synes når bildet beskjæres."),
    )
    focus_y = models.PositiveSmallIntegerField(
        _("midtpunkt fra toppen (%)"), default=50, validators=[MaxValueValidator(100)]
    )
    needs_dark_plate = models.BooleanField(
        _("mørk bunn"), default=False, help_text=_("For en hvit eller lys logo med gjennomsiktig bakgrunn.")
    )
    is_see_through = models.BooleanField(_("gjennomsiktig"), default=False, editable=False)
    sizes_version = models.PositiveSmallIntegerField(default=0, editable=False)  # 0 until the worker has made them
    # SHA-256 of the file
    fingerprint = models.CharField(max_length=64, default="", db_default="", blank=True, editable=False)
    created_at = models.DateTimeField(_("lagt inn"), default=timezone.now, editable=False)
    unused_since = models.DateTimeField(_("ubrukt fra"), null=True, blank=True, editable=False)

    objects = PictureQuerySet.as_manager()
    history = History(excluded_fields=["sizes_version", "fingerprint", "unused_since"])

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("bilde")
        verbose_name_plural = _("bilder")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True, alt_nb="", alt_en="") | (Q(is_decorative=False) & ~Q(alt_nb="")),
                name="picture_described_or_decorative",
                violation_error_message=_("Skriv hva bildet viser, eller kryss av for at det er pynt, ikke begge."),
            ),
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0),
                name="picture_has_a_size",
                violation_error_message=_("Et bilde har en bredde og en høyde."),
            ),
            models.CheckConstraint(
                condition=Q(focus_x__lte=100, focus_y__lte=100),
                name="picture_focus_within",
                violation_error_message=_("Midtpunktet er 0 til 100 prosent fra venstre og fra toppen."),
            ),
        ]

    def __str__(self):
        return self.alt or f"{self._meta.verbose_name} {self.pk or ''}".strip()

    @classmethod
    def relations(cls):
        """Every relation by which a model, of whichever app, points to a picture."""
        fields = [field for field in cls._meta.get_fields(include_hidden=True) if field.one_to_many]
        return [field for field in fields if not is_history(field.related_model)]

    @property
    def has_sizes(self):
        return self.sizes_version == sizes.VERSION

    @property
    def url(self):
        """The address of the picture itself, which is there at once."""
        return self.file.url

    @property
    def fallback(self):
        """The suffix of what is sent to a browser that does not know the modern format."""
        return ".png" if self.is_see_through else ".jpg"

    @property
    def srcset(self):
        return self._addresses(sizes.MODERN, sizes.widths(self.width))

    @property
    def fallback_srcset(self):
        return self._addresses(self.fallback, sizes.fallback_widths(self.width))

    @property
    def fallback_url(self):
        """One address for who chooses none, and knows only the old formats."""
        width = sizes.fallback_widths(self.width)[-1]
        return self.file.storage.url(sizes.name(self.file.name, width, self.fallback))

    @property
    def is_small(self):
        """Whether there is one size alone, which is shown no larger than it is."""
        return self.width <= sizes.WIDTHS[0]

    def _addresses(self, suffix, widths):
        url, name = self.file.storage.url, self.file.name
        if self.is_small:
            return url(sizes.name(name, self.width, suffix))
        return ", ".join(f"{url(sizes.name(name, width, suffix))} {width}w" for width in widths)

    @property
    def focus(self):
        """`focus-x-25 focus-y-75`: the classes that keep the point in sight; "" for the middle."""
        places = {"x": self.focus_x, "y": self.focus_y}
        rounded = {axis: 25 * round(place / 25) for axis, place in places.items()}
        return " ".join(f"focus-{axis}-{place}" for axis, place in rounded.items() if place != 50)

    @property
    def point_in_pixels(self):
        """(x, y, radius) of the mark at that point, where the picture is drawn as wide as it is."""
        size = min(self.width, self.height) // 12
        return round(self.width * self.focus_x / 100), round(self.height * self.focus_y / 100), max(1, size)

    @property
    def stored_names(self):
        """Every file there is of it."""
        return [self.file.name, *(sizes.names(self) if self.sizes_version else [])]

    def describe(self, alt_nb, alt_en, *, is_decorative):
        """Say what it shows, wherever it is shown; of decoration nothing."""
        self.alt_nb, self.alt_en, self.is_decorative = alt_nb, "" if is_decorative else alt_en, is_decorative
        self.save(update_fields=["alt_nb", "alt_en", "is_decorative"])

    def point(self, x, y):
        """Keep a point in sight wherever it is cut to another shape, in per cent from the left and the top."""
        self.focus_x, self.focus_y = x, y
        self.save(update_fields=["focus_x", "focus_y"])

    def take(self, cleaned):
        """Be the picture that was read; what was before goes once the row is saved."""
        if self.file:
            for name in self.stored_names:
                forget_name(name)
        self.file.save(f"{secrets.token_hex(16)}.webp", ContentFile(cleaned.content), save=False)
        self.width, self.height = cleaned.width, cleaned.height
        self.is_see_through, self.needs_dark_plate = cleaned.is_see_through, cleaned.needs_dark_plate
        self.sizes_version, self.fingerprint = 0, fingerprint_of(cleaned.content)


def fingerprint_of(content):
    return hashlib.sha256(content).hexdigest()


def forget_files(instance, **kwargs):
    for name in instance.stored_names:
        forget_name(name)


post_delete.connect(forget_files, sender=Picture, dispatch_uid="deleted:Picture")
