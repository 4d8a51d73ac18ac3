"""Letting in the admin: what follows when staff let a unit, and the look at what those who asked for it are told."""

from django import forms
from django.contrib import admin, messages
from django.db.models import Case, When
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from tech_port.norwegian.forms import Form
from tech_port.norwegian.typography import clock, short_day
from tech_port.open_forms.forms import posted
from tech_port.staff.decisions import DecisionAdmin
from tech_port.staff.editing import PortalModelAdmin, ReadOnly
from tech_port.staff.todo import Task, Urgency

from ..letting import notices
from ..models import Interest, LettingNotice, LettingNoticeLine, Unit

GETS = ngettext_lazy(
    "%(number)d som har spurt, får beskjed kl. %(clock)s.",
    "%(number)d som har spurt, får beskjed kl. %(clock)s.",
    "number",
)
CAN_GET = ngettext_lazy(
    "%(number)d som har spurt, kan få beskjed.", "%(number)d som har spurt, kan få beskjed.", "number"
)
State = LettingNotice.State


def let(model_admin, request, units):
    """Take units off the market, and say which were on it and who can be told."""
    offered = Unit.objects.filter(pk__in=[unit.pk for unit in units], is_offered=True)
    names = ", ".join(offered.order_by("name").values_list("name", flat=True))
    notice = LettingNotice.objects.let(units, by=request.user)
    if names:
        model_admin.message_user(request, _("Tatt av markedet: %(units)s.") % {"units": names}, messages.SUCCESS)
    tell(model_admin, request, notice)


def tell(model_admin, request, notice):
    """Say how many asked for what is let, and where it is seen what they get; how it stands when the page is done."""
    if notice:
        model_admin.message_user(request, lazy(told, str)(notice), messages.WARNING)


def told(notice):
    number = notice.lines.values("interest").distinct().count()
    words = {"number": number}
    if notice.state == State.HELD:
        sentence, label = GETS, _("Se eller stans den")
        words["clock"] = clock(notice.due_at)
    else:
        sentence, label = CAN_GET, _("Se over og send")
    return format_html('{} <a href="{}">{}</a>', sentence % words, address_of(notice), label)


def address_of(notice):
    return reverse("admin:premises_lettingnotice_change", args=[notice.pk])


def who_asked(unit):
    """Links to the interests that ask for a unit, open ones first, with how far each is and when it was told."""
    told = dict(unit.letting_lines.exclude(told_at=None).values_list("interest", "told_at"))
    closed = Case(When(status__in=Interest.CLOSED, then=1), default=0)
    rows = [
        (reverse("admin:premises_interest_change", args=[one.pk]), one, one.organisation_name, _standing(one, told))
        for one in unit.interests.order_by(closed, "-received_at")
    ]
    return format_html_join(" · ", '<a href="{}">{}</a>, {}: {}', rows) or _("ingen")


def _standing(interest, told):
    status = interest.get_status_display()
    if interest.pk not in told:
        return status
    return _("%(status)s, fikk beskjed %(day)s") % {"status": status, "day": short_day(localdate(told[interest.pk]))}


class SendForm(Form):
    """Who is told: all, but for those whose tick is taken away."""

    told = forms.MultipleChoiceField(
        label=gettext_lazy("Hvem får beskjed"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Velg minst en, eller stans beskjeden.")},
    )

    def __init__(self, *args, recipients, **kwargs):
        super().__init__(*args, initial={"told": [recipient.interest.pk for recipient in recipients]}, **kwargs)
        self.recipients = {str(recipient.interest.pk): recipient for recipient in recipients}
        self.fields["told"].choices = [(key, _label(one)) for key, one in self.recipients.items()]

    @property
    def lines(self):
        return [line for key in self.cleaned_data["told"] for line in self.recipients[key].lines]


def _label(recipient):
    units = ", ".join(f"{unit.name} ({unit.building.name})" for unit in recipient.units)
    return f"{recipient.interest.reference}, {recipient.interest.organisation_name}: {units}"


@admin.register(LettingNotice)
class LettingNoticeAdmin(DecisionAdmin):
    """The portal makes them; staff look at who gets what, leave some out, send or stop."""

    never_late = frozenset({"_stop"})
    list_display = ["about", "state", "created_at", "created_by", "seen_by", "due_at", "written", "failed"]
    list_filter = ["state"]
    list_select_related = ["created_by", "seen_by"]
    search_fields = ["units__name", "units__building__name_nb", "lines__interest__reference"]
    date_hierarchy = "created_at"

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("lines__unit__building")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        """It says who was told of what, and goes with the interests that it is about."""
        return False

    @admin.display(description=gettext_lazy("lokaler"))
    def about(self, notice):
        names = dict.fromkeys(f"{line.unit.name} ({line.unit.building.name})" for line in notice.lines.all())
        return ", ".join(names) or (_("til leie igjen") if notice.state == State.WITHDRAWN else "–")

    def decide(self, request, notice):
        found = notices.recipients(notice)
        if request.method == "POST" and "_stop" in request.POST:
            return self.stop(request, notice)
        form = SendForm(posted(request), recipients=found)
        if form.is_valid():
            return self.send(request, notice, form.lines)
        return self.render_review(request, notice, self.about(notice), **shown(notice, found, form))

    def send(self, request, notice, lines):
        if not notice.send(lines, by=request.user, now=timezone.now()):
            return self.too_late(request, notice, _("Beskjeden er alt sett over eller stanset."))
        said = _("Beskjeden sendes kl. %(clock)s. Fram til da kan du stanse den.") % {"clock": clock(notice.due_at)}
        return self.done(request, notice, said, log=gettext_lazy("Sett over."))

    def stop(self, request, notice):
        if not notice.stop(timezone.now()):
            return self.too_late(request, notice, _("Beskjeden er alt sendt eller stanset."))
        return self.done(
            request,
            notice,
            gettext_lazy("Beskjeden er stanset. Ingen får e-post om den."),
            log=gettext_lazy("Stanset."),
        )

    def to_record(self, record):
        return redirect(address_of(record))

    def tasks(self):
        unseen = ngettext_lazy(
            "%(number)d beskjed om utleide lokaler venter på at noen ser over den",
            "%(number)d beskjeder om utleide lokaler venter på at noen ser over dem",
            "number",
        )
        failed = ngettext_lazy(
            "%(number)d beskjed om utleide lokaler har e-poster som ikke kunne skrives",
            "%(number)d beskjeder om utleide lokaler har e-poster som ikke kunne skrives",
            "number",
        )
        known = {"since": "created_at", "mine": "created_by"}
        return [
            Task(LettingNotice.objects.unseen(), f"state__exact={State.UNSEEN}", unseen, Urgency.NOW, **known),
            Task(LettingNotice.objects.filter(failed__gt=0), "failed__gt=0", failed, **known),
        ]


def shown(notice, recipients, form):
    """What the page of a notice shows: the form while nobody has looked, else what became of it."""
    return {"form": form if notice.state == State.UNSEEN else None, "recipients": recipients}


@admin.register(LettingNoticeLine)
class LettingNoticeLineAdmin(ReadOnly, PortalModelAdmin):
    goes_with_its_record = True
    list_display = ["interest", "unit", "told_at", "is_left_out"]
    list_filter = ["is_left_out"]
    list_select_related = ["interest", "unit__building"]
    search_fields = ["interest__reference", "unit__name"]
    fields = ["notice", "interest", "unit", ("told_at", "is_left_out")]
