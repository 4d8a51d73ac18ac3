"""Admin pages of pictures of units: whatever is uploaded is checked and written anew."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import ModelForm
from tech_port.staff.editing import PortalModelAdmin, StackedInline, both
from tech_port.uploads.pictures import PictureField

from ..models import UnitPhoto


class UnitPhotoForm(ModelForm):
    image = PictureField(label=_("Bilde"))

    class Meta:
        model = UnitPhoto
        fields = ["unit", "kind", "image", "alt_nb", "alt_en", "order"]


class UnitPhotoInline(StackedInline):
    model = UnitPhoto
    form = UnitPhotoForm
    extra = 0
    fields = [("kind", "order"), "image", both("alt")]


@admin.register(UnitPhoto)
class UnitPhotoAdmin(PortalModelAdmin):
    form = UnitPhotoForm
    list_display = ["preview", "unit", "kind", "alt_nb", "order"]
    list_display_links = ["alt_nb"]
    list_filter = ["kind", "unit__building"]
    list_select_related = ["unit__building"]
    search_fields = ["alt_nb", "alt_en", "unit__name", "unit__building__name_nb"]
    autocomplete_fields = ["unit"]
    fieldsets = [(None, {"fields": ["unit", ("kind", "order"), "image", both("alt")]})]

    @admin.display(description=_("bilde"))
    def preview(self, photo):
        return format_html('<img src="{}" alt="" height="48" loading="lazy">', photo.image.url)
