"""How an organisation stands to the association on a day, by its memberships. Values in, values out."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from .statements import MEMBER, MEMBER_BEFORE


@dataclass(frozen=True)
class MembershipState:
    """A member today, one that will be, one that was, or none: `memberships` with the latest first."""

    memberships: list
    today: object

    @cached_property
    def current(self):
        return next((row for row in self.memberships if row.holds_on(self.today)), None)

    @cached_property
    def coming(self):
        return next((row for row in reversed(self.memberships) if row.starts_on > self.today), None)

    @property
    def is_former(self):
        return bool(self.memberships) and not self.current and not self.coming

    @property
    def in_words(self):
        """`medlem fra starten, 16. juni 2021`, `tidligere medlem, 2019 – 2022`; "" for none."""
        if shown := self.current or self.coming:
            return MEMBER.say(level=shown.get_level_display(), period=shown.period_in_words(self.today))
        if self.is_former:
            latest = self.memberships[0]
            return MEMBER_BEFORE.say(level=latest.get_level_display(), period=latest.period_in_words(self.today))
        return ""

    @property
    def is_member(self):
        """Whether it is known to be a member, and not only agreed to become one."""
        return bool(self.current and self.current.claim.is_so(self.today))

    @property
    def is_told_now(self):
        """Whether machines may be told that it is a member."""
        return bool(self.current and self.current.claim.may_be_told_now(self.today))

    @property
    def rows(self):
        """[(membership, level and period in words)], each as it stands on the day."""
        return [(row, MembershipState([row], self.today).in_words) for row in self.memberships]
