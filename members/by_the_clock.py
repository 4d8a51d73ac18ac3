"""When versions of documents and challenges appear."""

from tech_port.versions.moments import Moments

MOMENTS = [
    Moments("members_documentversion", "published_at"),
    Moments("members_challenge", "published_at"),
]
