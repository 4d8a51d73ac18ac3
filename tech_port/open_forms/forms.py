"""What the open forms share against robots and floods, without asking a third party and without a puzzle."""

import uuid
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import Form

from ..writing.visible import tidied
from . import tokens
from .records import AN_HOUR
from .visitors import address_of


def posted(request):
    """What a form is bound to: the fields that came, tidied, or None while it is only to be shown."""
    return tidied(request.POST) if request.method == "POST" else None


def signer():
    return Signer(salt="open-form")


def opened_now():
    """The signed moment at which a form is handed out."""
    return signer().sign(f"{timezone.now().timestamp():.3f}")


def sender_hashes(address):
    """Keyed hashes of a visitor's network address: enough to count by, not to find the address again.

    Who has one IPv6 address has as many as they like: its network is what is counted.
    """
    with suppress(ValueError):
        address = str(ip_network((address, 64), strict=False)) if ":" in address else address
    return tokens.keyed("sender", address)


class PacedForm(Form):
    """A form with a field that stays empty, a least time to fill in, and a most an hour for a sender and an address.

    The most is what only a robot reaches: five hundred people behind one network address are served.

    `of(request)` is the form that a view shows and reads. A subclass calls `check_pace()` and `check_rate()` when it
    cleans. It counts what came since a moment: by `sent_by_sender(since)` from this network address, by
    `sent_to(email, since)` with an e-mail address.
    """

    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)
    nickname = forms.CharField(
        label=_("La dette feltet stå tomt"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args, address, **kwargs):
        """`address` is the visitor's network address; only its hash is kept."""
        super().__init__(*args, **kwargs)
        self.sender_hashes = sender_hashes(address)
        self.sender_hash = self.sender_hashes[0]

    @classmethod
    def of(cls, request, *, initial=None, **kwargs):
        """The form as it came, or one that is opened now."""
        initial = cls.fresh() | (initial or {})
        return cls(posted(request), initial=initial, address=address_of(request), **kwargs)

    @staticmethod
    def fresh():
        """The hidden fields of a form that is opened now."""
        return {"opened": opened_now()}

    def clean_nickname(self):
        """A robot is refused; a person whose browser filled the hidden field in finds it empty, and sends again."""
        if self.cleaned_data["nickname"]:
            # Not refused in silence: browsers and password managers fill hidden fields in for honest people.
            self.data = self.data.copy()
            self.data["nickname"] = ""
            said = _("Et felt som skal stå tomt, var fylt ut. Se over skjemaet og send igjen.")
            self.add_error(None, ValidationError(said, "robot"))
        return ""

    def check_pace(self):
        """A form that comes back faster than a person types, or was not opened here, is asked for once more."""
        try:
            opened = datetime.fromtimestamp(float(signer().unsign(self.data.get("opened", ""))), UTC)
        except (BadSignature, ValueError):
            opened = None
        if opened is None or timezone.now() - opened < timedelta(seconds=settings.FORM_MINIMUM_SECONDS):
            self.data = self.data.copy()
            self.data["opened"] = opened_now()
            not_whole = _("Skjemaet var ikke helt. Se over det og send en gang til.")
            too_fast = _("Det gikk litt fort for oss. Det du skrev, står her ennå: trykk en gang til.")
            raise ValidationError(too_fast if opened else not_whole, "pace")

    def check_rate(self, email):
        """Refuse what no crowd of people sends; what many in one building send comes far below it."""
        since = timezone.now() - AN_HOUR
        if self.sent_by_sender(since) >= settings.FORMS_AN_HOUR_PER_ADDRESS or (
            email and self.sent_to(email, since) >= settings.FORMS_AN_HOUR_PER_EMAIL
        ):
            raise ValidationError(
                _(
                    "Akkurat nå kommer det svært mange skjemaer på en gang, så dette må vente litt. "
                    "Det du har skrevet, er ikke borte: send det igjen om ti minutter, eller send oss en e-post."
                ),
                "rate",
            )


class OnceForm(PacedForm):
    """A paced form that gives one record however often it is sent: its hidden number is the record's `submission`.

    A subclass names the model in `stored_as`, an OpenFormRecord, and gives the row in `record()`; its field with the
    sender's address is called as the model's.
    """

    submission = forms.UUIDField(widget=forms.HiddenInput)

    stored_as = None

    @staticmethod
    def fresh():
        return {"submission": uuid.uuid4(), "opened": opened_now()}

    def clean(self):
        data = super().clean()
        self._check_submission()
        self.check_answers(data)
        self.check_pace()
        self.check_rate(data.get(self.stored_as.EMAIL_FIELD))
        return data

    def check_answers(self, data):
        """What a subclass has to say of answers that do not go together, before pace and rate are looked at."""

    def _check_submission(self):
        """A form whose hidden number is damaged gets a new one, and is asked for once more."""
        if self.errors.pop("submission", None):
            self.data = self.data.copy()
            self.data["submission"] = uuid.uuid4()
            self.add_error(
                None, ValidationError(_("Skjemaet var ikke helt. Se over det og send en gang til."), "damaged")
            )

    def sent_by_sender(self, since):
        return self.stored_as.objects.received_since(since).of_sender(self.sender_hashes).count()

    def sent_to(self, email, since):
        return self.stored_as.objects.received_since(since).of_address(email).count()

    def record(self):
        """The row that the answers make, not saved yet; a form that is no ModelForm makes it itself."""
        return self.instance

    def store(self, record):
        """Save the row; a subclass adds the rows that go with it."""
        record.submission = self.cleaned_data["submission"]
        record.language, record.sender_hash, record.received_at = get_language(), self.sender_hash, timezone.now()
        record.save(force_insert=True)

    def save(self):
        """Store the record with its mails in one transaction; the same form sent again gives the same record."""
        try:
            with transaction.atomic():
                record = self.record()
                self.store(record)
                record.acknowledge()
                return record
        except IntegrityError:
            return self.stored_as.objects.get(submission=self.cleaned_data["submission"])
