"""Where sign-ups are seen, changed and added, and what that takes."""

from django.utils.translation import gettext_lazy as _

VIEW, CHANGE, ADD = (f"events.{verb}_registration" for verb in ("view", "change", "add"))
DAY = "admin:events_event_day"
PARENT = (DAY, _("Dagen og deltakerne"))  # of the pages that are reached from it
