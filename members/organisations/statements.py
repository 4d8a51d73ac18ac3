"""What an organisation's page says of it in sentences, and the columns they rest on. Values in, values out."""

from django.utils.translation import gettext_lazy as _

from tech_port.writing.statements import Statement

MEMBERSHIP = ("members.Membership.organisation", "members.Membership.level", "members.Membership.starts_on")
MEMBER = Statement("member", "%(level)s, %(period)s", (*MEMBERSHIP, "members.Membership.basis"))
MEMBER_BEFORE = Statement(
    "member-before", _("tidligere %(level)s, %(period)s"), (*MEMBERSHIP, "members.Membership.ends_on")
)
IN_THE_NEWS = Statement("in-the-news", _("Nyheter om %(name)s"), ("members.Organisation.articles",))
EVERYTHING_KNOWN = Statement(
    "everything-known",
    _("Det vi vet om virksomheten i distriktet, med kilder."),
    ("members.Organisation.name",),
)
