"""The outbox: what was sent to whom, and sending again what was given up.

Everybody who may see the outbox sees how each mail fares; to whom it went and what it says is read by those with the
right to what it is about, as the purposes of `<app>/privacy.py` say.
"""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, Case, ExpressionWrapper, F, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

from tech_port.rights.personal import may_read_mail, readable_mails
from tech_port.staff.decisions import RecordAdmin, RecordPage
from tech_port.staff.editing import ReadOnly
from tech_port.staff.list_pages import act
from tech_port.staff.looks import ONLY_BEFORE
from tech_port.staff.seen import masked
from tech_port.staff.todo import Task, Urgency

from .again import AgainForm
from .message import without_secrets
from .models import Mail

NOT_YOURS = _("Bare for dem som behandler det e-posten gjelder.")


CHANGE = "outbox.change_mail"


def again(model_admin, request, mail):
    """Send a mail once more, to the address that was meant."""
    if not may_read_mail(request.user, mail.template):
        raise PermissionDenied
    if not may_be_sent(request, mail):
        return model_admin.too_late(
            request, mail, _("Bare en e-post som er gitt opp, og som ikke er tømt, sendes herfra.")
        )
    form = AgainForm(request.POST or None, mail=mail, user=request.user)
    if form.is_valid():
        for sentence in form.overtaken:
            messages.info(request, sentence, extra_tags=ONLY_BEFORE)
        return model_admin.done(request, mail, form.save(request.user))
    return model_admin.render_page(request, mail, "again", _("Send på nytt"), form=form)


def may_be_sent(request, mail):
    """Whether there is something left to send again, that somebody may read, of a mail that was given up."""
    is_given_up = mail.state == Mail.State.FAILED and mail.text
    return bool(is_given_up) and request.user.has_perm(CHANGE) and may_read_mail(request.user, mail.template)


@admin.register(Mail)
class MailAdmin(ReadOnly, RecordAdmin):
    pages = [RecordPage("again", "send-igjen", again, (CHANGE,))]
    change_form_template = "admin/outbox/mail/change_form.html"
    goes_with_its_record = True
    is_open_to_all = True
    heading = "shown_subject"
    list_display = ["title", "recipient", "state", "created_at", "sent_at", "tries", "fault"]
    list_filter = ["state", "template"]
    search_fields = ["to", "subject", "error"]
    date_hierarchy = "created_at"
    actions = ["send_again"]
    fieldsets = [
        (None, {"fields": ["recipient", "title", "text_preview"]}),
        (_("Levering"), {"fields": [("state", "tries"), ("created_at", "next_try_at", "sent_at"), "fault"]}),
        (
            _("Teknisk"),
            {"fields": [("about_type", "about_id"), "template", "message_id", "html_preview"], "classes": ["collapse"]},
        ),
    ]

    def get_queryset(self, request):
        may_read = readable_mails(request.user)
        return (
            super()
            .get_queryset(request)
            .annotate(
                is_readable=ExpressionWrapper(may_read, BooleanField()),
                shown_subject=Case(When(may_read, then=F("subject")), default=Value("")),
            )
        )

    def get_search_fields(self, request):
        """Those of everybody, for `get_search_results` looks through no mails but theirs."""
        return [f"{name}__finds" for name in self.search_fields]

    def get_search_results(self, request, queryset, search_term):
        rows = queryset.filter(readable_mails(request.user)) if search_term else queryset
        return super().get_search_results(request, rows, search_term)

    def has_resend_permission(self, request):
        """Nobody edits a mail; who may change mails may send them again."""
        return request.user.has_perm(CHANGE)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With the form that sends it once more, above what it said."""
        if obj and may_be_sent(request, obj):
            context |= {"form": AgainForm(mail=obj, user=request.user), "version": self.version_of(obj)}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d e-post kom ikke fram og er gitt opp",
            "%(number)d e-poster kom ikke fram og er gitt opp",
            "number",
        )
        failed = Mail.objects.filter(state=Mail.State.FAILED)
        return [Task(failed, "state__exact=failed", sentence, Urgency.NOW, since="created_at")]

    @admin.display(description=_("emne"), ordering="shown_subject")
    def title(self, mail):
        return mail.shown_subject or str(mail)

    @admin.display(description=_("til"))
    def recipient(self, mail):
        return mail.to if mail.is_readable else masked(mail.to)

    @admin.display(description=_("feil"))
    def fault(self, mail):
        """What a mail server says names whom it was about."""
        return mail.error if mail.is_readable else "–"

    @admin.display(description=_("tekst"))
    def text_preview(self, mail):
        return without_secrets(mail.text) if mail.is_readable else NOT_YOURS

    @admin.display(description=_("HTML-kilde"))
    def html_preview(self, mail):
        return without_secrets(mail.html) if mail.is_readable else NOT_YOURS

    @act(
        _("Send valgte på nytt"),
        _("E-postene legges i køen, og går til de samme adressene."),
        permissions=["resend"],
    )
    def send_again(self, request, queryset):
        """Mails whose text was deleted after its days cannot be sent again, nor those that one may not read."""
        queryset = queryset.filter(readable_mails(request.user))
        mails = queryset.exclude(text="")
        for mail in mails:
            mail.resend()
            self.log_change(request, mail, _("Lagt i køen på nytt."))
        if emptied := queryset.filter(text="").count():
            self.message_user(
                request,
                ngettext(
                    "%(number)d e-post er tømt og kan ikke sendes på nytt.",
                    "%(number)d e-poster er tømt og kan ikke sendes på nytt.",
                    emptied,
                )
                % {"number": emptied},
                messages.WARNING,
            )
        if mails:
            self.message_user(
                request,
                ngettext("%(number)d e-post er lagt i køen.", "%(number)d e-poster er lagt i køen.", len(mails))
                % {"number": len(mails)},
                messages.SUCCESS,
            )
