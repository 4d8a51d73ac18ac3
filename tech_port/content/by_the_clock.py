"""When articles, announcements and what else is published for a time appear and go."""

from tech_port.versions.moments import Moments

MOMENTS = [
    Moments("content_article", "published_at"),
    Moments("content_article", "expires_at"),
    Moments("content_announcement", "starts_at"),
    Moments("content_announcement", "ends_at"),
]
