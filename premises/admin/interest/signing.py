"""Signing from the admin."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from members.admin.register import beside
from tech_port.open_forms.forms import posted
from tech_port.staff.decisions import require_perms

from ...interest.signing import SigningForm
from ...models import Interest


@transaction.atomic
def sign(model_admin, request, interest):
    """The form that makes a lease of an interest, for who may make leases; the interest is held while it is made."""
    require_perms(request, "premises.add_lease")
    if request.method == "POST":
        interest = Interest.objects.select_for_update().get(pk=interest.pk)
    form = SigningForm(posted(request), interest=interest)
    if form.is_valid() and form.save(request.user):
        text = _("Signert. %(unit)s er reservert til leieforholdet begynner, og utleid fra da.")
        return model_admin.done(request, interest, text % {"unit": form.lease.unit.name}, log=_("Signert."))
    title = _("Signer %(reference)s") % {"reference": interest.reference}
    return model_admin.render_page(request, interest, "sign", title, form=form, **beside(request, interest.orgnr))
