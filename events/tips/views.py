"""Tips about events, from anybody."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tech_port.door.declared import around_a_form

from .forms import TipForm


@around_a_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tip_create(request):
    form = TipForm.of(request)
    if form.is_valid():
        form.save()
        return redirect(reverse("events:tip_create") + "?sendt=1")
    context = {"form": form, "is_sent": "sendt" in request.GET}
    return render(request, "events/tips/tip_form.html", context, status=form.http_status)
