"""The store of pictures: what each shows, and where it is used."""

from django.contrib import admin
from django.core.exceptions import BadRequest, PermissionDenied
from django.forms.widgets import Media
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from tech_port.norwegian.forms import ModelForm
from tech_port.norwegian.typography import DASH
from tech_port.staff.editing import NamedFilter, PortalModelAdmin, both
from tech_port.uploads.pictures import UploadField

from .choosing import shown_by
from .models import Picture
from .staff_fields import SCRIPTS, AskedField

TOLD = 5  # records that show a picture, in its line of the list


class PictureForm(ModelForm):
    upload = UploadField(label=_("Bildefil"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            field = self.fields["upload"]
            field.required, field.label = False, _("Bytt bildefil, overalt der bildet vises")
        for name in self.fields.keys() & {"focus_x", "focus_y"}:
            self.fields[name].widget.attrs["data-focus"] = name[-1]

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
    list_display = ["preview", "text", "uses", "pixels", "is_decorative", "created_at"]
    list_display_links = ["preview", "text"]
    list_filter = [UseFilter, "is_decorative", "needs_dark_plate"]
    search_fields = ["alt_nb", "alt_en"]
    readonly_fields = ["shown", "pixels", "uses", "created_at"]
    fieldsets = [
        (None, {"fields": ["shown", "upload", both("alt"), "is_decorative"]}),
        (_("Utsnitt"), {"fields": [("focus_x", "focus_y"), "needs_dark_plate"]}),
        (None, {"fields": ["uses", "pixels", "created_at"]}),
    ]

    @property
    def media(self):
        return super().media + Media(js=SCRIPTS)

    def get_urls(self):
        own = [path("felt/", self.admin_site.admin_view(self.field_view), name="pictures_picture_field")]
        return own + super().get_urls()

    @method_decorator(require_POST)
    def field_view(self, request):
        """A picture's field as the form that it is in shows it, with what was chosen, dropped or searched for."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        asked = AskedField(request.GET)
        if not asked.is_valid():
            raise BadRequest("no such field of a picture")
        form = asked.form(request.POST, request.FILES)
        field = form[asked.cleaned_data["felt"]]
        is_refused = not form.is_valid() and field.field.shown is None and not field.field.widget.is_live
        return render(request, "pictures/field.html", {"field": field}, status=422 if is_refused else 200)

    def get_changelist_instance(self, request):
        found = super().get_changelist_instance(request)
        self.note_users(request, found.result_list)
        return found

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            self.note_users(request, [obj])
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def note_users(self, request, pictures):
        users = shown_by(request.user, pictures)
        for picture in pictures:
            picture.users = users[picture.pk]

    @admin.display(description=_("bilde"))
    def preview(self, picture):
        return picture.file and render_to_string("pictures/_preview.html", {"picture": picture})

    @admin.display(description=_("bilde"))
    def shown(self, picture):
        return picture.file and render_to_string("pictures/_shown.html", {"picture": picture, "is_cut": True})

    @admin.display(description=_("tekst"), ordering="alt_nb")
    def text(self, picture):
        return str(picture)

    @admin.display(description=_("størrelse"), ordering="width")
    def pixels(self, picture):
        return f"{picture.width} × {picture.height}" if picture.width else DASH

    @admin.display(description=_("vises på"))
    def uses(self, picture):
        """The records that show it and that the reader may see; the first of many."""
        users = getattr(picture, "users", ())
        context = {"users": users[:TOLD], "more": len(users[TOLD:])}
        return render_to_string("pictures/_uses.html", context) if users else ""
