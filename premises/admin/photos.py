"""Admin pages of pictures of units: whatever is uploaded is checked and written anew."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from tech_port.pictures.forms import FIELDS, ON_A_PAGE, DescribedPictureForm
from tech_port.pictures.staff_fields import StaffPictureField
from tech_port.staff.editing import PortalModelAdmin, StackedInline

from ..models import UnitPhoto


class UnitPhotoForm(DescribedPictureForm):
    picture = StaffPictureField(label=_("Bilde"), min_width=ON_A_PAGE)

    class Meta:
        model = UnitPhoto
        fields = ["unit", "kind", "picture", "order"]


class UnitPhotoInline(StackedInline):
    model = UnitPhoto
    form = UnitPhotoForm
    extra = 0
    fields = [("kind", "order"), *FIELDS]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("picture")


@admin.register(UnitPhoto)
class UnitPhotoAdmin(PortalModelAdmin):
    shown_on = ["unit"]
    form = UnitPhotoForm
    list_display = ["preview", "text", "unit", "kind", "order"]
    list_display_links = ["preview", "text"]
    list_filter = ["kind", "unit__building"]
    list_select_related = ["unit__building", "picture"]
    search_fields = ["picture__alt_nb", "picture__alt_en", "unit__name", "unit__building__name_nb"]
    autocomplete_fields = ["unit"]
    fieldsets = [(None, {"fields": ["unit", ("kind", "order"), *FIELDS]})]

    @admin.display(description=_("bilde"))
    def preview(self, photo):
        return photo.picture and render_to_string("pictures/_preview.html", {"picture": photo.picture})

    @admin.display(description=_("tekst"), ordering="picture__alt_nb")
    def text(self, photo):
        return str(photo.picture or photo)
