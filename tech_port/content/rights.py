"""What each role may do with what editors write."""

from tech_port.rights.roles import ALL, Role, alike

from .models import (
    Announcement,
    Area,
    Article,
    BusinessArea,
    Figure,
    Milestone,
    Observation,
    Page,
    Programme,
    SeededRecord,
    Source,
    Tag,
)

OF_EDITORS = {Role.READER: "view", Role.EDITOR: ALL}
RIGHTS = {
    **alike([Announcement, Area, Article, BusinessArea, Figure, Milestone], OF_EDITORS),
    **alike([Observation, Page, Programme, Tag], OF_EDITORS),
    Source: OF_EDITORS | {Role.EVENTS: "add change", Role.LEASING: "add change"},
    SeededRecord: {},
}
