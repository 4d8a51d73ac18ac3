"""The outbox: what was sent to whom, and sending again what was given up."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

from tech_port.staff.editing import PortalModelAdmin, ReadOnly
from tech_port.staff.todo import Task, Urgency

from .message import without_secrets
from .models import Mail


@admin.register(Mail)
class MailAdmin(ReadOnly, PortalModelAdmin):
    goes_with_its_record = True
    heading = "subject"
    list_display = ["subject", "to", "state", "created_at", "sent_at", "tries", "error"]
    list_filter = ["state", "template"]
    search_fields = ["to", "subject", "error"]
    date_hierarchy = "created_at"
    actions = ["send_again"]
    fieldsets = [
        (None, {"fields": ["to", "subject", "text_preview"]}),
        (_("Levering"), {"fields": [("state", "tries"), ("created_at", "next_try_at", "sent_at"), "error"]}),
        (
            _("Teknisk"),
            {"fields": [("about_type", "about_id"), "template", "message_id", "html_preview"], "classes": ["collapse"]},
        ),
    ]

    def has_resend_permission(self, request):
        """Nobody edits a mail; who may change mails may send them again."""
        return request.user.has_perm("outbox.change_mail")

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d e-post kom ikke fram og er gitt opp",
            "%(number)d e-poster kom ikke fram og er gitt opp",
            "number",
        )
        return [Task(Mail.objects.filter(state=Mail.State.FAILED), "state__exact=failed", sentence, Urgency.NOW)]

    @admin.display(description=_("tekst"))
    def text_preview(self, mail):
        return without_secrets(mail.text)

    @admin.display(description=_("HTML-kilde"))
    def html_preview(self, mail):
        return without_secrets(mail.html)

    @admin.action(description=_("Send på nytt"), permissions=["resend"])
    def send_again(self, request, queryset):
        """Mails whose text was deleted after its days cannot be sent again."""
        mails = queryset.exclude(text="")
        for mail in mails:
            mail.resend()
            self.log_change(request, mail, str(_("Lagt i køen på nytt.")))
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
