"""Admin pages of organisations, their memberships and contacts."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import typography
from tech_port.norwegian.forms import ModelForm
from tech_port.pictures.staff_fields import StaffPictureField
from tech_port.staff.decisions import RecordAdmin
from tech_port.staff.editing import (
    CLAIM,
    SHOWN_PERIOD,
    ApartFormSet,
    NamedFilter,
    PeriodFilter,
    PortalModelAdmin,
    StackedInline,
    TabularInline,
    both,
)

from ..models import Contact, Contribution, LineOfWork, Membership, Organisation
from ..models.organisations import LOGO_WIDTH
from . import member_from_day, merging, register


class MemberFilter(NamedFilter):
    title = _("medlemskap")
    parameter_name = "medlem"
    options = {
        "now": (_("medlem eller partner i dag"), lambda rows: rows.filter(is_member=True)),
        "former": (
            _("tidligere medlem"),
            lambda rows: rows.filter(is_member=False, memberships__isnull=False).distinct(),
        ),
        "never": (_("aldri vært medlem"), lambda rows: rows.filter(memberships=None)),
    }


CONTRIBUTION = [both("title"), both("text"), ("url", "order"), "business_areas", *CLAIM, ("source", "is_sample")]


class MembershipInline(StackedInline):
    model = Membership
    formset = ApartFormSet
    extra = 0
    autocomplete_fields = ["source"]
    fields = ["level", *SHOWN_PERIOD, *CLAIM, "source"]


class LineOfWorkInline(TabularInline):
    model = LineOfWork
    extra = 0
    autocomplete_fields = ["source"]
    fields = ["division", "basis", "source", "known_on", "known_precision"]


class ContributionInline(StackedInline):
    model = Contribution
    extra = 0
    autocomplete_fields = ["business_areas", "source"]
    fields = CONTRIBUTION


class ContactInline(StackedInline):
    model = Contact
    extra = 0
    fields = [("name", "email", "phone"), both("title"), ("is_public", "may_edit")]


class OrganisationForm(ModelForm):
    logo = StaffPictureField(label=_("Logo"), required=False, min_width=LOGO_WIDTH, has_plate=True)


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    instead = _("Sett sluttdato på medlemskapet eller leieforholdet. Står virksomheten her to ganger: slå dem sammen.")
    pages = [member_from_day.PAGE, register.PAGE, merging.PAGE]
    change_list_template = "admin/members/membership/change_list.html"
    change_form_template = "admin/members/organisation/change_form.html"
    list_display = ["name", "kind", "is_member", "orgnr", "website", "is_sample"]
    list_filter = [MemberFilter, "kind", "is_hidden", "is_sample"]
    search_fields = ["name", "other_names", "orgnr", "text_nb", "text_en"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["place", "articles", "source"]
    form = OrganisationForm
    inlines = [MembershipInline, ContributionInline, LineOfWorkInline, ContactInline]
    fieldsets = [
        (None, {"fields": [("name", "slug"), "other_names", ("kind", "orgnr"), "website", "logo", both("text")]}),
        (None, {"fields": ["place", "articles", "source", ("is_hidden", "is_sample")]}),
    ]

    def get_queryset(self, request):
        memberships = Membership.objects.filter(organisation=OuterRef("pk")).on(timezone.localdate())
        return super().get_queryset(request).annotate(is_member=Exists(memberships))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With the pages about it: the register's, for one that has a number, and membership, for one that has none."""
        if obj:
            is_member = obj.memberships.not_over(timezone.localdate()).exists()
            useless = {None if obj.orgnr else register.PAGE, member_from_day.PAGE if is_member else None}
            context |= {"tools": [page for page in self.tools_for(request.user) if page not in useless]}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description=_("medlem i dag"), ordering="is_member")
    def is_member(self, organisation):
        return typography.yes_or_no(organisation.is_member)


@admin.register(Membership)
class MembershipAdmin(PortalModelAdmin):
    change_list_template = "admin/members/membership/change_list.html"
    shown_on = ["organisation"]
    list_display = ["organisation", "level", "starts_on", "ends_on", "basis", "source"]
    list_filter = [PeriodFilter, "level"]
    list_select_related = ["organisation", "source"]
    search_fields = ["organisation__name", "organisation__other_names"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["organisation", "source"]
    fieldsets = [(None, {"fields": [("organisation", "level"), *SHOWN_PERIOD, *CLAIM, "source"]})]

    def get_urls(self):
        return member_from_day.urls(self) + super().get_urls()


@admin.register(LineOfWork)
class LineOfWorkAdmin(PortalModelAdmin):
    shown_on = ["organisation"]
    list_display = ["organisation", "division", "basis", "source", "known_on"]
    list_select_related = ["organisation", "source"]
    search_fields = ["organisation__name", "organisation__other_names"]
    date_hierarchy = "known_on"
    autocomplete_fields = ["organisation", "source"]
    fieldsets = [(None, {"fields": [("organisation", "division"), *CLAIM, "source"]})]


@admin.register(Contribution)
class ContributionAdmin(PortalModelAdmin):
    shown_on = ["organisation"]
    list_display = ["title_nb", "organisation", "basis", "source", "known_on", "is_sample"]
    list_filter = ["business_areas", "is_sample"]
    list_select_related = ["organisation", "source"]
    search_fields = ["title_nb", "title_en", "text_nb", "text_en", "organisation__name"]
    date_hierarchy = "known_on"
    autocomplete_fields = ["organisation", "business_areas", "source"]
    fieldsets = [(None, {"fields": ["organisation", *CONTRIBUTION]})]


@admin.register(Contact)
class ContactAdmin(PortalModelAdmin):
    shown_on = ["organisation"]
    heading = "name"
    list_display = ["name", "organisation", "email", "phone", "is_public", "may_edit"]
    list_filter = ["may_edit", "is_public"]
    list_select_related = ["organisation"]
    search_fields = ["name", "email", "organisation__name"]
    autocomplete_fields = ["organisation"]
    fieldsets = [
        (
            None,
            {"fields": ["organisation", ("name", "email", "phone"), both("title"), ("is_public", "may_edit")]},
        )
    ]
