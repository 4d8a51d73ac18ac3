"""Signing from the admin, and taking it back."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from members.admin.register import beside
from tech_port.open_forms.forms import posted
from tech_port.staff import leaving
from tech_port.staff.decisions import require_perms
from tech_port.staff.editing import PortalModelAdmin, ReadOnly
from tech_port.staff.inputs import searched
from tech_port.staff.looks import ONLY_BEFORE

from ...interest import signed
from ...interest.signing import SigningForm
from ...models import Interest, Lease, SignedUnit, Signing
from .. import letting


@transaction.atomic
def sign(model_admin, request, interest):
    """The form that makes leases of an interest, for who may make leases; the interest is held while they are made."""
    require_perms(request, "premises.add_lease")
    if request.method == "POST":
        interest = Interest.objects.select_for_update(no_key=True).get(pk=interest.pk)
    form = SigningForm(posted(request), interest=interest)
    searched(form, "organisation", Lease._meta.get_field("organisation"))
    searched(form, "others", Lease._meta.get_field("unit"), only="lettable")
    if form.is_valid() and (signing := form.save(request.user)):
        for sentence in form.stored():
            messages.info(request, sentence, extra_tags=ONLY_BEFORE)
        letting.tell(model_admin, request, signing.notice)
        leaving.publish(said(form.leases))
        return model_admin.done(request, interest, said(form.leases), log=_("Signert."))
    title = _("Signer %(reference)s") % {"reference": interest.reference}
    return model_admin.render_page(request, interest, "sign", title, form=form, **beside(request, interest.orgnr))


def said(leases):
    units = ", ".join(lease.unit.name for lease in leases)
    text = ngettext(
        "Signert. %(units)s er reservert til leieforholdet begynner, og utleid fra da.",
        "Signert. %(units)s er reservert til leieforholdene begynner, og utleid fra da.",
        len(leases),
    )
    return text % {"units": units}


def unsign(model_admin, request, interest):
    """What taking the signing back takes along, and the button that does it."""
    require_perms(request, "premises.delete_lease")
    signing = interest.signings.standing().select_related("organisation", "notice").first()
    if signing is None:
        return model_admin.too_late(request, interest, _("Signeringen er alt angret."))
    sentences = []
    if request.method == "POST":
        try:
            done = signed.undo(signing, request.user, timezone.now())
        except ValidationError as error:
            sentences = error.messages
        else:
            say_what_stays(model_admin, request, done)
            return model_admin.done(request, interest, _("Signeringen er angret."))
    title = _("Angre signeringen av %(reference)s") % {"reference": interest.reference}
    rows = signing.units.select_related("unit__building", "lease")
    context = {"signing": signing, "rows": rows, "sentences": sentences}
    return model_admin.render_page(request, interest, "unsign", title, **context)


def say_what_stays(model_admin, request, done):
    if done.organisation:
        text = _("Virksomheten %(name)s er tatt i bruk til mer, og blir stående.") % {"name": done.organisation.name}
        model_admin.message_user(request, text, messages.WARNING)
    if done.told:
        text = ngettext(
            "%(number)d som hadde spurt, har alt fått e-post om at lokalet er borte. Skriv til dem.",
            "%(number)d som hadde spurt, har alt fått e-post om at lokalet er borte. Skriv til dem.",
            done.told,
        )
        model_admin.message_user(request, text % {"number": done.told}, messages.WARNING)


@admin.register(Signing)
class SigningAdmin(ReadOnly, PortalModelAdmin):
    goes_with_its_record = True
    list_display = ["interest", "at", "by", "undone_at", "undone_by"]
    list_select_related = ["interest", "by", "undone_by"]
    search_fields = ["interest__reference", "units__unit__name"]
    date_hierarchy = "at"
    fields = ["interest", ("at", "by"), "status_before", ("organisation", "notice"), ("undone_at", "undone_by")]


@admin.register(SignedUnit)
class SignedUnitAdmin(ReadOnly, PortalModelAdmin):
    goes_with_its_record = True
    list_display = ["unit", "signing", "lease", "was_offered"]
    list_select_related = ["signing__interest", "unit__building", "lease__organisation", "lease__unit__building"]
    search_fields = ["signing__interest__reference", "unit__name"]
    fields = ["signing", ("unit", "lease"), "was_offered"]
