"""What editors write and that has no other home; one module a noun."""

from .announcements import Announcement
from .articles import Article, Page
from .district import Area, BusinessArea, Milestone, Programme
from .figures import Figure, Observation
from .sources import SeededRecord, Source
from .tags import Tag

__all__ = [
    "Announcement",
    "Area",
    "Article",
    "BusinessArea",
    "Figure",
    "Milestone",
    "Observation",
    "Page",
    "Programme",
    "SeededRecord",
    "Source",
    "Tag",
]
