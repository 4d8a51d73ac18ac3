"""Whom the association talks with at an organisation."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from tech_port.content.text import Translated

from .organisations import Organisation


class ContactQuerySet(models.QuerySet):
    def public(self):
        """Those who wish to be shown."""
        return self.filter(is_public=True)


class Contact(models.Model):
    """Somebody who answers for an organisation: shown on its page if they wish, and perhaps trusted to edit it."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("virksomhet"), related_name="contacts"
    )
    name = models.CharField(_("navn"), max_length=100)
    title = Translated(models.CharField(_("stilling"), max_length=100, blank=True))
    email = models.EmailField(_("e-post"))
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    is_public = models.BooleanField(_("vises på siden"), default=False)
    may_edit = models.BooleanField(
        _("kan redigere profilen"), default=False, help_text=_("Får lenke på e-post når de ber om å redigere.")
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "name", "pk"]
        verbose_name = _("kontakt")
        verbose_name_plural = _("kontakter")
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("email"),
                name="contact_once_an_organisation",
                violation_error_message=_("Virksomheten har alt en kontakt med denne e-postadressen."),
            ),
            models.CheckConstraint(
                condition=~Q(email=""),
                name="contact_has_email",
                violation_error_message=_("En kontakt må ha en e-postadresse."),
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.organisation}"
