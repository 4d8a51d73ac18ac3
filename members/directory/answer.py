"""The directory's answer: a page of members, and the newest above the whole list."""

from datetime import timedelta

from django.db.models import Value
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from tech_port.lists.pages import page_of

from .filters import OrganisationFilter

MEMBERS_A_PAGE = 60
MAX_NEW, MAX_BUILDINGS = 4, 24  # buildings that are offered: of more, those with most members
NEW_FOR = timedelta(days=365)


class Directory:
    """Everything the page shows for the filters in an address, with as many queries however many members there are."""

    def __init__(self, asked):
        self.filter = OrganisationFilter(asked)
        rows = self.filter.qs.annotate(is_new=Value(False))
        self.page = page_of(rows, MEMBERS_A_PAGE, asked, self.filter.count)

    @cached_property
    def _rows(self):
        """The page's memberships and, on the first page of the whole list, the newest; told apart by `is_new`."""
        if self.filter.is_asked or self.page.number > 1 or not self.filter.count:
            return list(self.page.object_list)
        since = self.filter.today - NEW_FOR
        newest = self.filter.queryset.filter(starts_on__gte=since).newest().annotate(is_new=Value(True))
        return list(self.page.object_list.union(newest[:MAX_NEW], all=True).order_by())

    @property
    def listed(self):
        rows = [membership for membership in self._rows if not membership.is_new]
        return sorted(rows, key=_in_norwegian_order)

    @property
    def newest(self):
        """The latest to become members in the last year, newest first."""
        rows = [membership for membership in self._rows if membership.is_new]
        return sorted(sorted(rows, key=_in_norwegian_order), key=lambda row: row.starts_on, reverse=True)

    @property
    def kinds(self):
        return self.filter.choices_of("type", _("alle typer"))

    @property
    def levels(self):
        return self.filter.choices_of("niva", _("alle nivåer"))

    @cached_property
    def search_form(self):
        """The filter's form, in which the buildings say how many members each would leave."""
        choices = self.filter.choices_of("bygg", _("alle bygg"))
        shown = {choice.value for choice in sorted(choices, key=lambda choice: -choice.count)[: MAX_BUILDINGS + 1]}
        self.filter.form.fields["bygg"].widget.choices = [
            (choice.value, choice.in_words) for choice in choices if choice.value in shown or choice.is_current
        ]
        return self.filter.form


def _in_norwegian_order(membership):
    """As the database orders them: a union keeps no order of its own."""
    return membership.organisation.sort_name, membership.organisation_id, membership.pk
