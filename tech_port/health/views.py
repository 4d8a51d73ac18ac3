"""`/helse/` for what passes requests on, `/helse/klar/` for what wakes people; both as JSON."""

from django.conf import settings
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .facts import facts


@never_cache
@require_safe
def health_live(request):
    """The process answers; nothing else is asked, so that a site whose database is away is not ended for it."""
    return JsonResponse({"status": "ok", "release": settings.RELEASE or None})


@never_cache
@require_safe
def health_ready(request):
    """Whether all that the site needs does its work, with what is wrong and what was measured."""
    found = facts(timezone.now())
    troubles = [fact.trouble for fact in found if fact.trouble]
    told = {fact.name: {"state": fact.state, **fact.measured} for fact in found}
    body = {"status": "trouble" if troubles else "ok", "troubles": troubles, "release": settings.RELEASE or None}
    return JsonResponse(body | told, status=503 if troubles else 200)
