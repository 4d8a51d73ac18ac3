"""What somebody who was asked by mail sees: what the site says of theirs, and one button."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..open_forms.secret_pages import record_behind, secret_page
from . import asking
from .kinds import asked
from .models import Question


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def question(request, token):
    """Reading it says nothing; the first button says that all of it is right, the other leads to where it is mended."""
    gone = _("Lenken er slettet, eller den er ikke hel")
    found, today = record_behind(Question.objects.by_token(token), gone), timezone.localdate()
    if found.is_late(today) and not found.answered_at:
        return render(request, "still_right/question_late.html", {"question": found}, status=410)
    if request.method == "POST" and "correct" in request.POST:
        return redirect(asked()[found.how].correct(found))
    told = asking.told(found)
    seen = asking.digest(told)
    has_changed = request.method == "POST" and request.POST.get("seen") != seen
    if request.method == "POST" and not has_changed:
        asking.answer(found, timezone.now(), today)
        return redirect("still_right", token)
    context = {"question": found, "told": told, "mark": seen, "has_changed": has_changed}
    return render(request, "still_right/question.html", context, status=409 if has_changed else 200)
