"""Members are asked once a year whether what the site says of them is still right."""

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.still_right.kinds import kind_of
from tech_port.still_right.known import since, with_last_right

from ..models import BoardSeat, Contact, LineOfWork, Membership, Organisation, ProfileLink

LABEL = _("Medlemmer")


def to_ask(today):
    """Members with a contact who may edit, whose profile nobody has confirmed in a year, the oldest first."""
    editor = Contact.objects.editors().filter(organisation=OuterRef("pk")).order_by("pk")
    members = Organisation.objects.members(today).filter(is_sample=False).prefetch_related(None)
    found = with_last_right(kind_of(Organisation), members).annotate(asked_at=Subquery(editor.values("email")[:1]))
    old = found.filter(Q(right_on=None) | Q(right_last__lt=since(today)))
    return old.exclude(asked_at=None)


def records(organisation):
    """What a member answers for: its profile, membership, lines of work, and its seats on the board."""
    today = timezone.localdate()
    return [
        Organisation.objects.filter(pk=organisation.pk),
        Membership.objects.on(today).shown(today).filter(organisation=organisation),
        LineOfWork.objects.filter(organisation=organisation),
        BoardSeat.objects.on(today).shown(today).filter(organisation=organisation).select_related("person"),
    ]


def correct(question):
    """A link to edit the profile, to who reads the mailbox that was asked; where they may no longer, to ask for one."""
    contact = Contact.objects.editors().filter(organisation=question.about).with_email(question.email).first()
    if contact is None:
        return reverse("members:profile_link", args=[question.about.slug])
    _link, token = ProfileLink.objects.issue(contact, "", timezone.now())
    return reverse("members:profile_open", args=[token])
