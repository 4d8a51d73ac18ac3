"""When an issue appears in the archive."""

from tech_port.versions.moments import Moments

MOMENTS = [Moments("newsletter_issue", "published_at")]
