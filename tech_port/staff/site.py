"""The portal's admin site: Django's own, with the portal's name and what needs doing on its front page."""

import re
from functools import wraps

from allauth.account.decorators import secure_admin_login
from allauth.account.utils import get_next_redirect_url
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import BadRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_safe

from ..hooks import Hook
from ..norwegian import typography
from ..storage.away import asked_again
from ..writing.visible import tidied
from . import latest, open_work
from .asked import Asked
from .deletion import delete_chosen
from .looks import looked_at
from .typed import preview, sign_in_again

KEY = re.compile("[0-9]{1,18}")
IN_ORDER = ["premises", "events", "members", "content", "outbox"]  # as often as staff come for them; the rest after

pages = Hook()  # given the site: URL patterns of pages that belong to no model
groups = Hook()  # given the site and a request: the groups of the front page, each with what one may use of it
notices = Hook()  # given the site and a request: rows of what should be done that are no records
kept_out = Hook()  # given a request: whether somebody who has signed in may not enter yet
around = Hook()  # given which page is asked for (`Asked`) and its view: the view with something done around it


def is_sane(request):
    """Whether the query has no NUL, which PostgreSQL takes in no text, and the rows of an action are numbers."""
    asked = [text for name, values in request.GET.lists() for text in (name, *values)]
    chosen = request.POST.getlist("_selected_action") if request.method == "POST" else []
    return not any("\x00" in text for text in asked) and all(KEY.fullmatch(key) for key in chosen)


class PortalAdminSite(admin.AdminSite):
    site_header = "Trondheim Tech Port"
    site_title = "Trondheim Tech Port"
    index_title = _("Forside")
    index_template = "admin/front.html"
    login_form = AdminAuthenticationForm
    enable_nav_sidebar = False  # lists are wide, and the front page is one click away

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = typography.DASH
        self.add_action(delete_chosen, "delete_selected")

    def admin_view(self, view, cacheable=False):
        """Every page of the admin, which no browser asks for with what would be an error in the database.

        Its forms get tidy texts; one whose file cannot be kept comes back with what was typed. What would leave by it
        is looked at first.
        """
        asked, view = Asked.by(view), looked_at(view)
        for wrap in around.functions:
            view = wrap(asked, view)

        @wraps(view)
        def checked(request, *args, **kwargs):
            if not is_sane(request):
                raise BadRequest("a NUL in the address, or a chosen row that is no number")
            if request.method == "POST":
                request.POST = tidied(request.POST)
            return asked_again(view)(request, *args, **kwargs)

        inner = super().admin_view(checked, cacheable)

        @wraps(inner)
        def signed_in(request, *args, **kwargs):
            has_ended = request.method == "POST" and not self.has_permission(request)
            return (has_ended and csrf_protect(self.sign_in_again)(request)) or inner(request, *args, **kwargs)

        signed_in.is_looked_at = True
        return signed_in

    def sign_in_again(self, request):
        return sign_in_again(self, request)

    def has_permission(self, request):
        return super().has_permission(request) and not any(kept_out(request))

    @method_decorator(secure_admin_login)
    def login(self, request, extra_context=None):
        """Nobody signs in here, but by `tech_port.signin`; who has, and is of the staff, goes on."""
        return redirect(get_next_redirect_url(request) or "admin:index")

    def get_urls(self):
        own = [path("forhandsvisning/", self.admin_view(preview), name="preview")]
        own.append(path("alle-lister/", self.admin_view(require_safe(self.all_lists)), name="all_lists"))
        return own + [pattern for patterns in pages(self) for pattern in patterns] + super().get_urls()

    def get_app_list(self, request, app_label=None):
        """Worked out when it is looked at: Django asks for every page, a quarter of its work, and few show it."""
        whole = super().get_app_list
        place = {label: index for index, label in enumerate(IN_ORDER)}
        return SimpleLazyObject(
            lambda: sorted(whole(request, app_label), key=lambda app: place.get(app["app_label"], len(place)))
        )

    def index(self, request, extra_context=None):
        """What needs doing with those records that the user may see, and notices; what is done here, and was last."""
        rows = [row for rows in notices(self, request) for row in rows] + open_work.rows(self, request, request.user)
        rows.sort(key=lambda row: row.urgency)
        context = {
            "todo": rows,
            "groups": [group for found in groups(self, request) for group in found],
            "edits": latest.edits(self, request),
        }
        return super().index(request, context | (extra_context or {}))

    def all_lists(self, request):
        """Every list, by the part of the portal that it is of: those that only the portal writes are here alone."""
        context = {**self.each_context(request), "title": _("Alle lister"), "app_list": self.get_app_list(request)}
        return TemplateResponse(request, "admin/all_lists.html", context)
