"""Organisations that ask to become members."""

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.norwegian import typography
from tech_port.norwegian.contacts import OrgnrColumn, PhoneColumn
from tech_port.norwegian.emails import EmailColumn
from tech_port.norwegian.orgnr import validate_orgnr
from tech_port.open_forms.records import Enquiry, EnquiryQuerySet
from tech_port.privacy import nameless

from .contacts import Contact
from .organisations import Membership, Organisation


class JoinRequestQuerySet(EnquiryQuerySet):
    def waiting(self):
        return self.filter(status=JoinRequest.Status.RECEIVED)

    def with_known_member(self, on):
        """Each with `is_known`: whether an organisation with its number or name is a member on a day."""
        same = Q(name__iexact=OuterRef("name")) | (Q(orgnr=OuterRef("orgnr")) & ~Q(orgnr=""))
        return self.annotate(
            is_known=Exists(Organisation.objects.filter(same, memberships__in=Membership.objects.on(on)))
        )

    def resembling(self, request):
        """Others with the same e-mail, organisation number or name."""
        same = Q(email__iexact=request.email) | Q(name__iexact=request.name)
        if request.orgnr:
            same |= Q(orgnr=request.orgnr)
        return self.filter(same).exclude(pk=request.pk)

    def expired(self, now):
        """Those that were decided, or came, too long ago to be kept."""
        decided = now - relativedelta(months=settings.JOIN_REQUESTS_KEPT_MONTHS_DECIDED)
        received = now - relativedelta(months=settings.JOIN_REQUESTS_KEPT_MONTHS)
        return self.filter(Q(decided_at__lt=decided) | Q(received_at__lt=received))


class JoinRequest(Enquiry):
    """An organisation's request for membership, until staff have approved or declined it."""

    class Status(models.TextChoices):
        RECEIVED = "received", _("mottatt")
        APPROVED = "approved", _("godkjent")
        DECLINED = "declined", _("avslått")

    MAIL_TEMPLATES = "members/emails/join_"

    name = models.CharField(_("virksomhet"), max_length=150)
    orgnr = OrgnrColumn(_("organisasjonsnummer"), max_length=9, blank=True, validators=[validate_orgnr])
    kind = models.CharField(_("type"), max_length=15, choices=Organisation.Kind.choices)
    website = models.URLField(_("nettsted"), blank=True)
    about = models.TextField(_("om virksomheten"), max_length=2000, blank=True)
    reason = models.TextField(_("hvorfor dere vil bli med"), max_length=2000, blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=100)
    email = EmailColumn(_("e-post"))
    phone = PhoneColumn(_("telefon"), max_length=30, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RECEIVED)
    answer = models.TextField(_("begrunnelse"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("avgjort av"), null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        verbose_name=_("ble virksomheten"),
        null=True,
        blank=True,
        related_name="join_requests",
    )

    objects = JoinRequestQuerySet.as_manager()
    history = History(excluded_fields=["submission", "sender_hash"])

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("innmelding")
        verbose_name_plural = _("innmeldinger")
        constraints = [
            models.CheckConstraint(
                condition=Q(orgnr="") | Q(orgnr__regex=r"^\d{9}$"),
                name="join_request_orgnr_nine_digits",
                violation_error_message=_("Et organisasjonsnummer har ni sifre."),
            ),
            models.CheckConstraint(
                condition=Q(status="received", decided_at=None) | (~Q(status="received") & Q(decided_at__isnull=False)),
                name="join_request_decided_has_time",
                violation_error_message=_("En avgjort innmelding har et tidspunkt."),
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(answer=""),
                name="join_request_declined_has_reason",
                violation_error_message=_("Skriv hvorfor innmeldingen er avslått."),
            ),
        ]

    def __str__(self):
        return f"{nameless(self)}, {self.get_status_display()}"

    @property
    def is_waiting(self):
        return self.status == self.Status.RECEIVED

    @property
    def mail_context(self):
        return {
            "join_request": self,
            "kept_months": settings.JOIN_REQUESTS_KEPT_MONTHS,
            "kept_months_decided": settings.JOIN_REQUESTS_KEPT_MONTHS_DECIDED,
        }

    @property
    def answers(self):
        """What the applicant wrote in the short fields, as [(label, text)] without what was left empty."""
        rows = [
            (_("Virksomhet"), self.name),
            (_("Organisasjonsnummer"), typography.orgnr(self.orgnr)),
            (_("Type"), self.get_kind_display()),
            (_("Nettsted"), self.website),
            (_("Kontaktperson"), self.contact_name),
            (_("E-post"), self.email),
            (_("Telefon"), self.phone and typography.phone(self.phone)),
        ]
        return [(label, text) for label, text in rows if text]

    def approve(self, *, by, level, starts_on, organisation=None, slug=""):
        """Make the applicant a member, and its contact one who may edit the profile, and tell it; all or nothing.

        Without an `organisation` a new one is made, at the address `slug`. False when somebody has decided before;
        a ValidationError says in sentences what cannot be stored.
        """
        try:
            with transaction.atomic():
                if not self._hold():
                    return False
                organisation = organisation or self._new_organisation(slug)
                membership = Membership(organisation=organisation, level=level, starts_on=starts_on)
                membership.register()
                membership.full_clean()
                membership.save()
                self._make_editor(organisation)
                self._decide(self.Status.APPROVED, by, organisation=organisation)
                self._notify("approved", organisation=organisation, membership=membership)
        except IntegrityError as error:
            text = _("Noen andre lagret det samme i mellomtiden. Se over og prøv en gang til.")
            raise ValidationError(text, "meanwhile") from error
        return True

    @transaction.atomic
    def decline(self, *, by, reason):
        """Say no, with the reason; False when somebody has decided before."""
        if not self._hold():
            return False
        self._decide(self.Status.DECLINED, by, answer=reason)
        self._notify("declined")
        return True

    def _hold(self):
        """Lock the row to the end of the transaction and read it anew; whether it still waits."""
        held = JoinRequest.objects.select_for_update().filter(pk=self.pk).first()
        if held is None:
            return False
        self.refresh_from_db()
        return self.is_waiting

    def _new_organisation(self, slug):
        text = "text_en" if self.language == "en" else "text_nb"
        organisation = Organisation(
            name=self.name, slug=slug, kind=self.kind, orgnr=self.orgnr, website=self.website, **{text: self.about}
        )
        organisation.full_clean(exclude=["sort_name"])
        organisation.save()
        return organisation

    def _make_editor(self, organisation):
        """A contact that the organisation has already keeps its name; it may edit from now on."""
        known = organisation.contacts.with_email(self.email).first()
        contact = known or Contact(
            organisation=organisation, name=self.contact_name, email=self.email, phone=self.phone
        )
        contact.may_edit = True
        contact.full_clean()
        contact.save()

    def _decide(self, status, by, *, organisation=None, answer=""):
        self.status, self.decided_at, self.decided_by = status, timezone.now(), by
        self.organisation, self.answer = organisation, answer
        self.save(update_fields=["status", "decided_at", "decided_by", "organisation", "answer"])

    def _notify(self, decision, **context):
        """Queue the mail of a decision."""
        self.mail_sender(decision, context)
