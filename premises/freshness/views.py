"""The landlord's page: are these units still to let?"""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tech_port.open_forms.forms import posted
from tech_port.open_forms.secret_pages import secret_page

from ..models import ConfirmationRequest
from .asking import ConfirmationForm


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation_detail(request, token):
    asked = get_object_or_404(ConfirmationRequest.objects.by_token(token))
    form = ConfirmationForm(None if asked.answered_at else posted(request), units=asked.asked_units())
    if request.method == "POST" and (asked.answered_at or form.is_valid()):
        if form.is_bound:
            asked.answer(form.answers, timezone.now())
        return redirect("premises:confirmation_detail", token)
    units = asked.units.select_related("building").order_by("building", "floor", "position", "pk")
    context = {"asked": asked, "form": form, "units": units}
    return render(request, "premises/freshness/confirmation_detail.html", context, status=form.http_status)
