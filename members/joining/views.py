"""Becoming a member: the form, and its receipt."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tech_port.content.models import Page
from tech_port.door.declared import around_a_form

from ..register.client import is_on
from .forms import JoinForm
from .prefill import BUTTON, prefill


@around_a_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_create(request):
    filled = prefill(request) if BUTTON in request.POST else None
    form = filled.form if filled else JoinForm.of(request)
    if form.is_valid():
        form.save()
        return redirect(reverse("members:join_create") + "?sendt=1")
    context = {
        "form": form,
        "filled": filled,
        "may_fetch": is_on(),
        "is_sent": "sendt" in request.GET and request.method != "POST",
        "text": Page.objects.filter(place=Page.Place.JOIN).prefetch_related("sources").first(),
    }
    return render(request, "members/joining/join_form.html", context, status=(filled or form).http_status)
