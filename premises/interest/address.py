"""The tenant's e-mail address, corrected by staff."""


def correct(interest, email, by):
    """Keep the address that the tenant meant, and send a link there; whether it is another than before.

    A link that went elsewhere may be in a stranger's hands: it leads nowhere any more. The log has no address.
    """
    is_new = email != interest.email
    if is_new:
        interest.email, interest.email_confirmed_at, interest.token_hash = email, None, None
        interest.save(update_fields=["email", "email_confirmed_at", "token_hash"])
        interest.links.all().delete()
        interest.steps.create(before=interest.status, after=interest.status, by=by, changed=["email"])
    interest.mail_sender("confirm").is_the_point = True
    return is_new
