"""Admin pages of pictures of units: whatever is uploaded is checked and written anew."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tech_port import images
from tech_port.editing import PortalModelAdmin, both

from ..models import UnitPhoto


class PictureField(forms.FileField):
    """A picture that comes out clean; Django's own field would open it in every format that Pillow knows."""

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        return images.clean(upload) if isinstance(upload, UploadedFile) else upload


class UnitPhotoForm(forms.ModelForm):
    image = PictureField(
        label=_("Bilde"),
        widget=AdminFileWidget(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text=_("JPEG, PNG, WebP eller AVIF, høyst 8 MB. Sted og andre opplysninger i filen fjernes."),
    )

    class Meta:
        model = UnitPhoto
        fields = ["unit", "kind", "image", "alt_nb", "alt_en", "order"]


class UnitPhotoInline(admin.StackedInline):
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
