"""Signing from the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from tech_port.open_forms.forms import posted

from ...interest.signing import SigningForm
from ...models import Interest


@transaction.atomic
def sign(model_admin, request, interest):
    """The form that makes a lease of an interest, for who may make leases; the interest is held while it is made."""
    if not request.user.has_perm("premises.add_lease"):
        raise PermissionDenied
    if request.method == "POST":
        interest = Interest.objects.select_for_update().get(pk=interest.pk)
    form = SigningForm(posted(request), interest=interest)
    if form.is_valid() and form.save(request.user):
        model_admin.log_change(request, interest, str(_("Signert.")))
        text = _("Signert. %(unit)s er reservert til leieforholdet begynner, og utleid fra da.")
        model_admin.message_user(request, text % {"unit": form.lease.unit.name}, messages.SUCCESS)
        return redirect("admin:premises_interest_change", interest.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Signer %(reference)s") % {"reference": interest.reference},
        "opts": model_admin.opts,
        "interest": interest,
        "form": form,
    }
    return TemplateResponse(request, "admin/premises/interest/sign.html", context)
