"""Correcting a tenant's e-mail address, and sending the link to their page again."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.forms import Form
from tech_port.open_forms.forms import posted

from ...interest.address import correct
from ...models import Interest

ANEW = gettext_lazy("E-postadressen er rettet, og lenken er sendt dit.")
AGAIN = gettext_lazy("Lenken er sendt på nytt.")


class AddressForm(Form):
    email = EmailField(label=gettext_lazy("E-post"))


@transaction.atomic
def address(model_admin, request, interest):
    """The address that the tenant meant; links that went to another are good for nothing from then on."""
    interest = Interest.objects.select_for_update().get(pk=interest.pk)
    form = AddressForm(posted(request), initial={"email": interest.email})
    if form.is_valid():
        is_new = correct(interest, form.cleaned_data["email"], by=request.user)
        said = ANEW if is_new else AGAIN
        return model_admin.done(request, interest, said)
    title = _("E-postadressen i %(reference)s") % {"reference": interest.reference}
    return model_admin.render_page(request, interest, "address", title, form=form)
