"""Whom the association talks with at an organisation."""

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.norwegian.contacts import PhoneColumn
from tech_port.norwegian.emails import EmailColumn
from tech_port.privacy import nameless
from tech_port.writing.translated import Translated

from .organisations import Membership, Organisation


class ContactQuerySet(models.QuerySet):
    def public(self):
        """Those who wish to be shown."""
        return self.filter(is_public=True)

    def editors(self):
        """Those who get a link to edit the profile."""
        return self.filter(may_edit=True)

    def with_email(self, email):
        return self.filter(email__iexact=email)

    def expired(self, on):
        """Those whose organisation was a member, and has not been since so long that they are no longer kept."""
        memberships = Membership.objects.filter(organisation=OuterRef("organisation"))
        limit = on - relativedelta(months=settings.CONTACTS_KEPT_MONTHS)
        recent = memberships.filter(Q(ends_on=None) | Q(ends_on__gte=limit))
        return self.filter(Exists(memberships), ~Exists(recent))


class Contact(models.Model):
    """Somebody who answers for an organisation: shown on its page if they wish, and perhaps trusted to edit it."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("virksomhet"), related_name="contacts"
    )
    name = models.CharField(_("navn"), max_length=100)
    title = Translated(models.CharField(_("stilling"), max_length=100, blank=True))
    email = EmailColumn(_("e-post"))
    phone = PhoneColumn(_("telefon"), max_length=30, blank=True)
    is_public = models.BooleanField(_("vises på siden"), default=False)
    may_edit = models.BooleanField(
        _("kan redigere profilen"), default=False, help_text=_("Får lenke på e-post når de ber om å redigere.")
    )

    objects = ContactQuerySet.as_manager()
    history = History()

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
        return f"{nameless(self)}, {self.organisation}"
