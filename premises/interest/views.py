"""Saying that one is interested."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tech_port.door.declared import around_a_form

from ..models import Interest, Unit
from ..need.fields import need_of
from .choosing import to_choose_from
from .forms import InterestForm, chosen_units, initial_from
from .priced import choices_of


@around_a_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def interest_create(request):
    need = need_of(request)
    units = Unit.objects.offered().as_of(need.day or timezone.localdate()).select_related("building")
    initial = {"lokale": chosen_units(request.GET, units)} | initial_from(need, request.GET)
    suggested = [] if initial["lokale"] else to_choose_from(need)
    form = InterestForm.of(request, initial=initial, units=units, suggested=suggested, need=need)
    if form.is_valid():
        return redirect(reverse("premises:interest_detail", args=[form.save().new_token()]) + "?takk=1")
    context = {
        "form": form,
        "need": need,
        "choices": choices_of(form, need),
        "answer_times": Interest.objects.answer_times(timezone.now()),
    }
    return render(request, "premises/interest/interest_form.html", context, status=form.http_status)
