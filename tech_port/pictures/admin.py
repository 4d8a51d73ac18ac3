"""The store of pictures: what each shows, and where it is used."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import ModelForm
from tech_port.norwegian.typography import DASH
from tech_port.staff.editing import NamedFilter, PortalModelAdmin, both
from tech_port.uploads.pictures import UploadField

from .models import Picture


class PictureForm(ModelForm):
    upload = UploadField(label=_("Bildefil"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            field = self.fields["upload"]
            field.required, field.label = False, _("Bytt bildefil, overalt der bildet vises")

    def clean(self):
        """The file is kept once all else is right."""
        data = super().clean()
        if (cleaned := data.get("upload")) and not self.errors:
            self.instance.take(cleaned)
        return data


class UseFilter(NamedFilter):
    title = _("bruk")
    parameter_name = "bruk"
    options = {
        "yes": (_("vises et sted"), lambda pictures: pictures.used()),
        "no": (_("vises ingen steder"), lambda pictures: pictures.unused()),
    }


@admin.register(Picture)
class PictureAdmin(PortalModelAdmin):
    form = PictureForm
    list_display = ["preview", "text", "pixels", "is_decorative", "created_at"]
    list_display_links = ["preview", "text"]
    list_filter = [UseFilter, "is_decorative", "needs_dark_plate"]
    search_fields = ["alt_nb", "alt_en"]
    readonly_fields = ["preview", "pixels", "uses", "created_at"]
    fieldsets = [
        (None, {"fields": ["preview", "upload", both("alt"), "is_decorative"]}),
        (_("Utsnitt"), {"fields": [("focus_x", "focus_y"), "needs_dark_plate"]}),
        (None, {"fields": ["uses", "pixels", "created_at"]}),
    ]

    @admin.display(description=_("bilde"))
    def preview(self, picture):
        return picture.file and render_to_string("pictures/_preview.html", {"picture": picture})

    @admin.display(description=_("tekst"), ordering="alt_nb")
    def text(self, picture):
        return str(picture)

    @admin.display(description=_("størrelse"), ordering="width")
    def pixels(self, picture):
        return f"{picture.width} × {picture.height}" if picture.width else DASH

    @admin.display(description=_("vises på"))
    def uses(self, picture):
        """What shows it; asked once for each kind of record that can."""
        relations = Picture.relations() if picture.pk else []
        found = [
            f"{relation.related_model._meta.verbose_name}: {row}"
            for relation in relations
            for row in relation.related_model._base_manager.filter(**{relation.field.name: picture})
        ]
        return "; ".join(found)
