"""Admin pages of sign-ups."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tech_port.staff.decisions import RecordAdmin, RecordPage

from ...models import Registration
from .cancelling import cancel_chosen, cancel_here
from .permissions import CHANGE, VIEW


@admin.register(Registration)
class RegistrationAdmin(RecordAdmin):
    """People sign up on the site, where seats are counted; here their details are read and put right.

    Who is taken off is told so, and their row goes with its days or its event: nobody deletes it.
    """

    pages = [RecordPage("cancel", "meld-av", cancel_here, (VIEW, CHANGE), only_post=True)]
    change_form_template = "admin/events/registration/change_form.html"
    goes_with_its_record = True
    actions = [cancel_chosen]
    holds_first = (Registration._meta.get_field("event"),)  # as whoever gives or takes a seat does
    heading = "name"
    list_display = ["name", "event", "status", "people", "organisation_name", "email", "created_at"]
    list_filter = ["status", ("event", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["event"]
    search_fields = ["name", "email", "organisation_name", "event__title_nb"]
    date_hierarchy = "created_at"
    readonly_fields = ["event", "status", "people", "created_at", "offer_expires_at"]
    fieldsets = [
        (None, {"fields": ["event", ("status", "people"), ("created_at", "offer_expires_at")]}),
        (_("Deltakeren"), {"fields": [("name", "organisation_name"), ("email", "language"), "needs"]}),
    ]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
