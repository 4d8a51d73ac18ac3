"""Saying that one is interested."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tech_port.open_forms.visitors import address_of

from ..models import Interest, Unit
from .forms import InterestForm, chosen_units, told_before


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def interest_create(request):
    units = Unit.objects.offered().select_related("building")
    address = address_of(request)
    if request.method == "POST":
        form = InterestForm(request.POST, units=units, address=address)
        if form.is_valid():
            return redirect(form.save().get_absolute_url() + "?takk=1")
    else:
        initial = InterestForm.fresh(lokale=chosen_units(request.GET, units)) | told_before(request.GET)
        form = InterestForm(initial=initial, units=units, address=address)
    context = {"form": form, "answer_times": Interest.objects.answer_times(timezone.now())}
    return render(request, "premises/interest/interest_form.html", context, status=form.http_status)
