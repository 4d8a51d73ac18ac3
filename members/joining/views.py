"""Becoming a member: the form, and its receipt."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tech_port.content.models import Page

from .forms import JoinForm
from .privacy import JOIN


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_create(request):
    form = JoinForm.of(request)
    if form.is_valid():
        form.save()
        return redirect(reverse("members:join_create") + "?sendt=1")
    context = {
        "form": form,
        "is_sent": "sendt" in request.GET and not form.is_bound,
        "text": Page.objects.filter(place=Page.Place.JOIN).prefetch_related("sources").first(),
        "purpose": JOIN,
    }
    return render(request, "members/joining/join_form.html", context, status=form.http_status)
