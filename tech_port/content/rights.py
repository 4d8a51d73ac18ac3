"""What each role may do with what editors write."""

from tech_port.rights.roles import ALL, Role

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
)

OF_EDITORS = {Role.READER: "view", Role.EDITOR: ALL}
RIGHTS = {
    **dict.fromkeys([Announcement, Area, Article, BusinessArea, Figure, Milestone], OF_EDITORS),
    **dict.fromkeys([Observation, Page, Programme], OF_EDITORS),
    Source: OF_EDITORS | {Role.EVENTS: "add change", Role.LEASING: "add change"},
    SeededRecord: {},
}
