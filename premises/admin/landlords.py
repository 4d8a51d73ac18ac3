"""Admin pages of what landlords say of their units: what they confirmed, what they corrected, and their links."""

from django.contrib import admin, messages
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

from tech_port.staff.decisions import require_perms
from tech_port.staff.editing import PortalModelAdmin, ReadOnly
from tech_port.staff.list_pages import act
from tech_port.staff.todo import Task

from ..landlord.measured import of_everybody
from ..models import LandlordLink, NumberConfirmation, NumberCorrection

State = NumberCorrection.State


@admin.register(NumberCorrection)
class NumberCorrectionAdmin(PortalModelAdmin):
    """In force since the landlord sent it; staff look at each, and put back what is wrong."""

    goes_with_its_record = True

    list_display = ["unit", "number", "before_in_words", "after_in_words", "at", "state", "decided_by"]
    list_filter = ["state", "number", "unit__building"]
    list_select_related = ["unit__building", "decided_by"]
    search_fields = ["unit__name", "unit__building__name_nb"]
    date_hierarchy = "at"
    actions = ["keep", "undo"]
    fields = ["unit", "number", ("before_in_words", "after_in_words"), "at", "state", ("decided_at", "decided_by")]
    readonly_fields = ["unit", "number", "before_in_words", "after_in_words", "at", "state", "decided_at", "decided_by"]

    def has_add_permission(self, request):
        """They come from landlords, by their links."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("før"))
    def before_in_words(self, correction):
        return correction.before_in_words

    @admin.display(description=_("etter"))
    def after_in_words(self, correction):
        return correction.after_in_words

    @act(
        _("Behold valgte"),
        _("Det utleieren skrev, blir stående, og er sett på."),
        permissions=["change"],
    )
    def keep(self, request, queryset):
        for correction in queryset.unseen():
            correction.keep(request.user)
            self.log_change(request, correction, _("Beholdt."))

    @act(
        _("Sett tilbake valgte"),
        _("Lokalene får det som sto før utleieren skrev."),
        permissions=["change"],
    )
    def undo(self, request, queryset):
        """The latest first, so that several of one number go back to what stood before them all."""
        left = []
        for correction in queryset.order_by("-at", "-pk").select_related("unit__building"):
            if correction.undo(request.user):
                self.log_change(request, correction, _("Satt tilbake."))
                self.log_change(request, correction.unit, _("Rettelsen fra utleieren er satt tilbake."))
            else:
                left.append(str(correction))
        if left:
            text = ngettext(
                "Ikke satt tilbake, for tallet er endret siden: %(units)s. Rett lokalet for hånd.",
                "Ikke satt tilbake, for tallene er endret siden: %(units)s. Rett lokalene for hånd.",
                len(left),
            )
            self.message_user(request, text % {"units": " · ".join(left)}, messages.WARNING)

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d tall er rettet av en utleier, og gjelder",
            "%(number)d tall er rettet av utleiere, og gjelder",
            "number",
        )
        return [Task(NumberCorrection.objects.unseen(), f"state__exact={State.NEW}", sentence, since="at")]


@admin.register(NumberConfirmation)
class NumberConfirmationAdmin(ReadOnly, PortalModelAdmin):
    goes_with_its_record = True
    list_display = ["unit", "number", "said", "confirmed_on"]
    list_filter = ["number", "unit__building"]
    list_select_related = ["unit__building"]
    search_fields = ["unit__name", "unit__building__name_nb"]
    date_hierarchy = "confirmed_on"
    fields = ["unit", "number", "said", "confirmed_on"]

    @admin.display(description=_("verdi"))
    def said(self, confirmation):
        return confirmation.in_words


@admin.register(LandlordLink)
class LandlordLinkAdmin(ReadOnly, PortalModelAdmin):
    heading = "email"
    list_display = ["email", "reason", "sent_at"]
    list_filter = ["reason"]
    search_fields = ["email"]
    date_hierarchy = "sent_at"
    view_on_site = False  # its address is the landlord's secret
    fields = ["email", "reason", "language", "sent_at"]

    def get_urls(self):
        figures = self.admin_site.admin_view(self.figures)
        return [path("utleiere/", figures, name="premises_landlordlink_figures"), *super().get_urls()]

    def figures(self, request):
        """How fresh each landlord's listings are, and how fast it answers."""
        require_perms(request, "premises.view_landlordlink")
        title = _("Utleierne i tall")
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        context["rows"] = of_everybody(timezone.now())
        return TemplateResponse(request, "admin/premises/landlordlink/figures.html", context)
