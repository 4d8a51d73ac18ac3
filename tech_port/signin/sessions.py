"""A session of staff ends after half an hour without use, after ten hours, and when what its owner may do changes."""

import time

from django.contrib.auth import user_logged_in
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.contrib.auth.models import AnonymousUser
from django.dispatch import receiver
from django.utils.functional import SimpleLazyObject

from .backend import find, rights_of

IDLE, LONGEST, NOTED_EVERY = 30 * 60, 10 * 60 * 60, 60  # seconds
SINCE, SEEN, RIGHTS = "signin.since", "signin.seen", "signin.rights"


@receiver(user_logged_in)
def begin(sender, request, user, **kwargs):
    now = time.time()
    rights = rights_of(find(user.pk))
    request.session.update({SINCE: now, SEEN: now, RIGHTS: rights})


def go_on(request):
    """Who changes a second factor of one's own goes on, under another name of the session; one's others end."""
    rights = rights_of(find(request.user.pk))
    if request.session.get(RIGHTS) != rights:
        request.session.cycle_key()
        request.session[RIGHTS] = rights


def is_open(session, user, now):
    """Whether a session goes on; that it is in use is noted once a minute."""
    seen = session.get(SEEN, 0)
    if session.get(RIGHTS) != rights_of(user) or now - seen > IDLE or now - session.get(SINCE, 0) > LONGEST:
        return False
    if now - seen > NOTED_EVERY:
        session[SEEN] = now
    return True


def user_of(request):
    user = get_user(request)
    if user.is_authenticated and not is_open(request.session, user, time.time()):
        request.session.flush()
        request._cached_user = user = AnonymousUser()
    return user


class StaffSessionMiddleware(AuthenticationMiddleware):
    """Django's own, with sessions that end; nothing is looked up where nobody asks who the visitor is."""

    def process_request(self, request):
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: user_of(request))
