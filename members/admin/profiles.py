"""Admin pages of what members want their profiles to say: see what changes, take it in or say no."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.norwegian.forms import Form
from tech_port.open_forms.forms import posted
from tech_port.staff import leaving
from tech_port.staff.decisions import DecisionAdmin
from tech_port.staff.editing import PortalModelAdmin, ReadOnly
from tech_port.staff.todo import Task

from ..models import ProfileChange, ProfileLink
from ..profiles import differences as profile_differences
from ..profiles import values as profile_values

Status = ProfileChange.Status
APPROVES = ("members.change_organisation", "members.change_contact")


class DecisionForm(Form):
    """Which of the changes are taken in, and a text to the member; the buttons say the rest."""

    keys = forms.MultipleChoiceField(required=False)
    answer = forms.CharField(
        label=_("Begrunnelse eller hilsen"),
        required=False,
        max_length=ProfileChange._meta.get_field("answer").max_length,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text=_("Sendes til medlemmet på e-post, slik den står her. Må skrives når du avslår."),
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, change, seen, **kwargs):
        """`seen` tells how what the change is about stands now."""
        super().__init__(*args, initial={"seen": seen, "keys": list(change.after)}, **kwargs)
        self.fields["keys"].choices = [(key, key) for key in change.after]
        self.rejects = "_reject" in self.data
        self.now = seen

    @property
    def ticked(self):
        return self["keys"].value() or []

    def clean(self):
        data = super().clean()
        if self.rejects and not data.get("answer"):
            self.add_error("answer", _("Skriv hvorfor forslaget avslås."))
        if not self.rejects and data.get("seen") != self.now:
            self.data = self.data.copy()
            self.data["seen"] = self.now
            raise ValidationError(_("Siden er endret mens du så på forslaget. Se over en gang til."), "changed")
        return data

    def save(self, change, by):
        """Decide; None with sentences in the form when it cannot be stored, else whether this was the first time."""
        data = self.cleaned_data
        if self.rejects:
            return change.reject(by=by, reason=data["answer"])
        try:
            return change.approve(by=by, keys=data["keys"], note=data["answer"])
        except ValidationError as error:
            self.add_error(None, error.messages)
            return None


def publish(change):
    words = {"name": change.organisation.name, "address": settings.SITE_URL + change.organisation.get_absolute_url()}
    leaving.publish(_("Det som er krysset av, vises på siden til %(name)s: %(address)s") % words)


@admin.register(ProfileChange)
class ProfileChangeAdmin(DecisionAdmin):
    undecided = Q(status=ProfileChange.Status.PROPOSED)
    instead = _("Godkjenn forslaget, eller avslå det.")
    list_display = ["organisation", "status", "contact__name", "sent_at", "decided_at"]
    list_filter = ["status"]
    list_select_related = ["organisation", "contact__organisation"]
    search_fields = ["organisation__name", "contact__name"]
    date_hierarchy = "sent_at"
    ordering = [Case(When(status=Status.PROPOSED, then=0), default=Value(1)).asc(), "-sent_at", "-pk"]

    def has_add_permission(self, request):
        """Proposals come from members, by their links."""
        return False

    def may_decide(self, request, change):
        """Approving writes to the organisation and its contacts."""
        return super().may_decide(request, change) and request.user.has_perms(APPROVES)

    def decide(self, request, change):
        current = profile_values.read(change.organisation)
        data = posted(request)
        form = DecisionForm(data, change=change, seen=profile_differences.fingerprint(change, current))
        if data is not None and not change.is_waiting:
            return self.decided(request, change, first=False)
        if form.is_valid() and (first := form.save(change, request.user)) is not None:
            if first and not form.rejects:
                publish(change)
            return self.decided(request, change, first)
        context = {
            "change": change,
            "form": form,
            "differences": profile_differences.differences(change, current),
            "may_decide": change.is_waiting and self.may_decide(request, change),
        }
        title = _("Forslag fra %(name)s") % {"name": change.organisation.name}
        return self.render_review(request, change, title, **context)

    def decided(self, request, change, first):
        """Back to the proposal; whoever came second is told what the first one decided."""
        change.refresh_from_db()
        status = change.Status(change.status).label
        if first:
            return self.done(request, change, _("Lagret. Medlemmet får e-post."), log=status)
        return self.too_late(request, change, _("Forslaget er alt avgjort: %(status)s.") % {"status": status})

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d medlem vil endre siden sin", "%(number)d medlemmer vil endre siden sin", "number"
        )
        return [Task(ProfileChange.objects.waiting(), f"status__exact={Status.PROPOSED}", sentence, since="sent_at")]


@admin.register(ProfileLink)
class ProfileLinkAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["created_at", "contact__name", "expires_at", "opened_at", "sent_at"]
    list_select_related = ["contact__organisation"]
    search_fields = ["contact__name", "contact__email", "contact__organisation__name"]
    date_hierarchy = "created_at"
    fields = ["contact", ("created_at", "expires_at"), ("opened_at", "session_ends_at", "sent_at")]
