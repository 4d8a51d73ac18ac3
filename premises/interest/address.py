"""The tenant's e-mail address, corrected by staff."""

from tech_port.outbox.models import Mail

from ..models import Interest


def correct(interest, email, by):
    """Keep the address that the tenant meant, and send a link there; whether it is another than before."""
    is_new = email != interest.email
    if is_new:
        keep(interest, email, by, is_known_elsewhere=True)
    interest.mail_sender("confirm").is_the_point = True
    return is_new


def keep(interest, email, by, *, is_known_elsewhere):
    """A link that went elsewhere may be in a stranger's hands: it leads nowhere any more. The log has no address."""
    interest.email, interest.email_confirmed_at, interest.token_hash = email, None, None
    interest.save(update_fields=["email", "email_confirmed_at", "token_hash"])
    if is_known_elsewhere:
        interest.links.all().delete()
    interest.steps.create(before=interest.status, after=interest.status, by=by, changed=["email"])


def corrected(record, email, by):
    """The same where a mail to a tenant was given up: links that arrived nowhere are still the tenant's alone."""
    if not isinstance(record, Interest):
        return False
    arrived = record.mails.filter(state=Mail.State.SENT, to__iexact=record.email).exists()
    keep(record, email, by, is_known_elsewhere=arrived)
    if arrived:
        record.mail_sender("confirm")
    return True
