"""Asking for a link to edit a profile, and the form behind it."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.contacts import PhoneField, WebAddressField
from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.fields import LARGEST_KEY, WholeNumberField
from tech_port.norwegian.forms import Form
from tech_port.open_forms.forms import PacedForm
from tech_port.outbox.models import Mail
from tech_port.pictures.fields import PictureField
from tech_port.uploads.pictures import BY_LINK

from ..models import Organisation, ProfileLink
from ..models.organisations import LOGO_WIDTH
from ..models.profiles import EDITS_WITHIN, MAIL_TEMPLATES, OPENS_WITHIN
from .values import CONTACT, tidy

MAX_CONTACTS = 3
MAX_TEXT_LENGTH = 5000


class LinkForm(PacedForm):
    """An e-mail address; whether it is a contact's is told to nobody but the mailbox."""

    email = EmailField(label=_("E-post"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean(self):
        data = super().clean()
        self.check_pace()
        self.check_rate(None)
        return data

    def sent_by_sender(self, since):
        return ProfileLink.objects.filter(created_at__gte=since, sender_hash__in=self.sender_hashes).count()

    @transaction.atomic
    def save(self):
        """Store a link, and mail it where the address is that of somebody who may edit.

        Everything but the last row is done either way, so that neither the answer nor its time tells which it was.
        A mailbox gets one mail a minute and some an hour at most, and the page does not tell that either.
        """
        now = timezone.now()
        contact = self._editor(now)
        link, token = ProfileLink.objects.issue(contact, self.sender_hash, now)
        context = {
            "organisation": self.organisation,
            "token": token,
            "open_minutes": OPENS_WITHIN // timedelta(minutes=1),
            "edit_hours": EDITS_WITHIN // timedelta(hours=1),
        }
        to = contact.email if contact else self.cleaned_data["email"]
        mail = Mail.objects.draft(f"{MAIL_TEMPLATES}link", to, context, language=get_language(), about=link)
        if contact:
            mail.save()
        return link

    def _editor(self, now):
        """The contact to mail, its row held so that a double click is one mail; None when there is nobody to mail."""
        contacts = self.organisation.contacts.editors().select_for_update(of=["self"])
        contact = contacts.with_email(self.cleaned_data["email"]).first()
        lately = ProfileLink.objects.filter(contact=contact, contact__isnull=False)
        of_the_minute = lately.filter(created_at__gt=now - timedelta(minutes=1)).count()
        of_the_hour = lately.filter(created_at__gt=now - timedelta(hours=1)).count()
        return None if of_the_minute or of_the_hour >= settings.FORMS_AN_HOUR_PER_EMAIL else contact


class TextForm(Form):
    """What a profile says apart from its contacts."""

    text_nb = forms.CharField(
        label=_("Tekst på norsk"),
        required=False,
        max_length=MAX_TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8, "data-markdown": "", "lang": "nb"}),
        help_text=_("En tom linje gir nytt avsnitt. **Fet skrift**, punkter med - og lenker kan brukes."),
    )
    text_en = forms.CharField(
        label=_("Tekst på engelsk"),
        required=False,
        max_length=MAX_TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8, "data-markdown": "", "lang": "en"}),
    )
    website = WebAddressField(
        label=_("Nettsted"), required=False, max_length=Organisation._meta.get_field("website").max_length
    )
    logo = PictureField(label=_("Logo"), required=False, max_bytes=BY_LINK, min_width=LOGO_WIDTH, has_plate=True)

    def clean_text_nb(self):
        return tidy(self.cleaned_data["text_nb"])

    def clean_text_en(self):
        return tidy(self.cleaned_data["text_en"])


class ContactForm(Form):
    """One contact; a row that is emptied takes it away."""

    pk = WholeNumberField(required=False, max_value=LARGEST_KEY, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Navn"), required=False, max_length=100)
    title_nb = forms.CharField(label=_("Stilling på norsk"), required=False, max_length=100)
    title_en = forms.CharField(label=_("Stilling på engelsk"), required=False, max_length=100)
    email = EmailField(label=_("E-post"), required=False)
    phone = PhoneField(label=_("Telefon"), required=False, max_length=30)
    is_public = forms.BooleanField(label=_("Vis på siden"), required=False)

    def __init__(self, *args, numbers, **kwargs):
        """`numbers` are the contacts that may be changed here."""
        super().__init__(*args, **kwargs)
        self.numbers = numbers

    def clean_pk(self):
        number = self.cleaned_data["pk"]
        if number is not None and number not in self.numbers:
            raise ValidationError(_("En av kontaktene er ikke deres lenger. Last siden på nytt."), "foreign")
        return number

    def clean(self):
        data = super().clean()
        if self.is_filled:
            for name, text in (("name", _("Skriv navnet.")), ("email", _("Skriv e-postadressen."))):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, text)
        return data

    @property
    def is_filled(self):
        names = ("name", "title_nb", "title_en", "email", "phone")
        return any(self.cleaned_data.get(name) or name in self.errors for name in names)

    @property
    def value(self):
        """The contact as it is wanted, None when the row is empty."""
        return {name: self.cleaned_data[name] for name in CONTACT} if self.is_filled else None


class BaseContactFormSet(BaseFormSet):
    def clean(self):
        """Two contacts do not share an address; the database would refuse it later."""
        emails = [form.cleaned_data.get("email", "").lower() for form in self.forms if form.is_valid()]
        given = [email for email in emails if email]
        if len(set(given)) < len(given):
            raise ValidationError(_("To av kontaktene har samme e-postadresse."), "twice")

    @property
    def values(self):
        """{key: value} of the rows that came, as a profile has them; new ones are numbered as they stand."""
        rows = [(form.cleaned_data.get("pk"), form.value) for form in self.forms if form.cleaned_data]
        known = {f"contact-{number}": value for number, value in rows if number is not None}
        new = [value for number, value in rows if number is None and value]
        return known | {f"contact-new-{n}": value for n, value in enumerate(new, start=1)}


def contact_formset(data, rows, numbers):
    """The rows of the contacts there are, with empty ones up to the most."""
    extra = max(0, MAX_CONTACTS - len(rows))
    FormSet = formset_factory(
        ContactForm, formset=BaseContactFormSet, extra=extra, max_num=len(rows) + extra, absolute_max=len(rows) + extra
    )
    return FormSet(data, prefix="kontakt", initial=rows, form_kwargs={"numbers": numbers})
