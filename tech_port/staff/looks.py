"""A look before it leaves: what staff do is done, seen and undone, until they say that it shall be.

Every page of the admin passes here (`site.admin_view`), so nothing is mailed or published past it. The act runs in a
transaction. Where something left by it, that is rolled back and one page says what would happen; who says yes sends
the same form again, with a digest of what was seen. When that is no longer what would happen, the page is shown anew.
"""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.shortcuts import redirect, resolve_url
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from ..hooks import Hook
from ..norwegian.typography import number
from ..storage import saved
from ..writing.typed import typed
from . import leaving
from .seen import Seen

BACK = "_back"  # the buttons of the page, and what else it adds to a form
QUIETLY = "_quietly"
DIGEST = "_look"
FROM = "_from"
FILE = "_file."
ONLY_BEFORE = "look"  # the tag of what is said on the page, and not again when it is done
OURS = {BACK, QUIETLY, DIGEST, FROM, "_go", "csrfmiddlewaretoken"}

keep_file = Hook()  # (upload): a token of a file that came with a form, "" where it cannot be kept
kept_file = Hook()  # (token): the file, None where it is gone


def looked_at(view):
    """A view of the admin whose act, when something leaves by it, is looked at first."""

    @wraps(view)
    def seen(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        return Act(request).back(view, args, kwargs) if BACK in request.POST else Act(request).do(view, args, kwargs)

    return seen


class Act:
    """One form or button of the admin that was sent."""

    def __init__(self, request):
        self.request, self.began = request, timezone.now()
        self.messages = messages.get_messages(request)
        self.said_before = len(self.messages._queued_messages)
        for name, token in request.POST.items():
            if name.startswith(FILE) and (file := kept_file(token)[0]):
                request.FILES[name.removeprefix(FILE)] = file

    def do(self, view, args, kwargs):
        """Do it; or, where something would leave that nobody has seen, undo it and show what."""
        with saved.collected() as files, transaction.atomic():
            with leaving.collected() as found:
                response = view(self.request, *args, **kwargs)
            seen = Seen(found, self.request.user)
            is_new = bool(seen) and seen.digest != self.request.POST.get(DIGEST)
            if is_new:
                transaction.set_rollback(True)
            elif QUIETLY in self.request.POST and seen.can_be_quiet:
                self.withhold(seen)
            else:
                seen.let_go()
            if seen and not is_new:
                self.forget_notes()
        if not is_new:
            return response
        saved.remove(files)
        return self.page(seen)

    def back(self, view, args, kwargs):
        """The form with what was typed in it; where there was none, the page with the button.

        Forms that are sent by this button are never right (`norwegian.forms.Reading`), so that they come back.
        """
        with transaction.atomic():
            with leaving.collected() as found:
                response = view(self.request, *args, **kwargs)
            is_form = response.status_code not in (301, 302, 303) and not Seen(found, self.request.user)
            transaction.set_rollback(not is_form)
        self.forget_messages()
        return response if is_form else redirect(self.came_from)

    def forget_messages(self):
        """What the act said of itself; returns that."""
        said = self.messages._queued_messages[self.said_before :]
        del self.messages._queued_messages[self.said_before :]
        return said

    def forget_notes(self):
        """What was said before it was done, and is no news after."""
        queued = self.messages._queued_messages
        queued[:] = [one for one in queued if one.extra_tags != ONLY_BEFORE]

    def withhold(self, seen):
        """Keep back the mails of what was done, and say and log that."""
        for sending in seen.withheld:
            sending.withhold(timezone.now())
        warnings = [one for one in self.forget_messages() if one.level != messages.SUCCESS]
        self.messages._queued_messages.extend(warnings)
        text = ngettext(
            "Gjort uten å sende e-post. %(number)s får ikke vite om det.",
            "Gjort uten å sende e-post. %(number)s får ikke vite om det.",
            seen.untold,
        )
        messages.success(self.request, text % {"number": number(seen.untold)})
        with override(settings.LANGUAGE_CODE):  # of the log, see `log_lines`
            self.log(_("Uten e-post: %(number)s fikk ikke vite om det.") % {"number": number(seen.untold)})

    def log(self, text):
        """A line in the log of each record that the act has one of."""
        entries = LogEntry.objects.filter(user=self.request.user, action_time__gte=self.began)
        for entry in entries.order_by("content_type", "object_id", "-pk").distinct("content_type", "object_id"):
            LogEntry.objects.create(
                user=self.request.user,
                content_type_id=entry.content_type_id,
                object_id=entry.object_id,
                object_repr=entry.object_repr,
                action_flag=CHANGE,
                change_message=text,
            )

    @property
    def came_from(self):
        """The page that the form stood on."""
        address = self.request.POST.get(FROM) or self.request.META.get("HTTP_REFERER", "")
        is_ours = url_has_allowed_host_and_scheme(address, {self.request.get_host()}, self.request.is_secure())
        return address if is_ours else resolve_url("admin:index")

    def page(self, seen):
        """«Dette skjer», with the form that was sent in it."""
        notes = [one.message for one in self.forget_messages() if one.level == messages.INFO]
        kept, lost = self.files()
        fields = [(name, value) for name, value in typed(self.request) if name not in OURS and name[:6] != FILE]
        context = {
            "title": seen.title or pgettext("før noe sendes", "Dette skjer"),
            "seen": seen,
            "notes": notes,
            "has_changed": DIGEST in self.request.POST,
            "fields": [*fields, *kept, (DIGEST, seen.digest), (FROM, self.came_from)],
            "files": lost,
            "address": self.request.get_full_path(),
            **site.each_context(self.request),
        }
        return TemplateResponse(self.request, "admin/look.html", context)

    def files(self):
        """([(field, token)] of the files that came along, [(field, name)] of those that could not be kept)."""
        sent = [(name, file) for name, files in self.request.FILES.lists() for file in files]
        tokens = [(name, file.name, keep_file(file)[0]) for name, file in sent]
        kept = [(f"{FILE}{name}", token) for name, _file, token in tokens if token]
        return kept, [(name, file) for name, file, token in tokens if not token]
