"""Decisions about a record: refused where the record was changed since the page was shown, and the page says what.

The page's form carries the marks of the record's columns (`admin/_version.html`). A form that is refused is shown
again with what was typed, over what stands now; where nothing is typed the record's page is.
"""

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tech_port.merging.records import changes, marks_of
from tech_port.merging.versions import Version
from tech_port.norwegian.refused import refusing

BY = "|"  # between the label of what is beside a record and the number of who did it
SHORTEST = 200  # characters; of a longer text it is only said that it was changed


class VersionedDecisions:
    """A model's pages in the admin on which something is decided."""

    uncounted = ()  # columns that change by themselves, as counters do, and are not what staff look at

    def beside(self, record):
        """{(label, number of a user or None): value} of what else is decided about, as the latest message of each."""
        return {}

    def decided_on(self, record):
        beside = {f"{label}{BY}{by or ''}": str(value) for (label, by), value in self.beside(record).items()}
        return marks_of(record, self.uncounted) | beside

    def version_of(self, record):
        """What a form about a record carries."""
        return str(Version(record=self.decided_on(record)))

    def on_version(self, request, pk, decide, *, has_form=True):
        """What `decide(record)` answers, with the record held; refused when it is not what was seen."""
        with transaction.atomic():
            self.hold([pk])
            record = get_object_or_404(self.records_of_pages(), pk=pk)
            why = self.why_not(request, record)
            if not why:
                return decide(record)
            if has_form:
                with refusing(why):
                    return decide(record)
        self.message_user(request, why, messages.WARNING)
        return self.to_record(record)

    def why_not(self, request, record):
        """What another changed since the page was shown, in words; "" when nothing was, or the form does not say."""
        shown = {str(name) for name in flatten_fieldsets(self.get_fieldsets(request, record))}
        return not_as_seen(request, record, self.decided_on(record), shown)


def not_as_seen(request, record, now, shown=frozenset()):
    """What others changed of a record since a page showed it, in words; `now` are its marks, `shown` what may be told.

    What the user did is none of it: a form that is sent twice is for the page itself to know.
    """
    version = Version.read(request.POST)
    if version is None:
        return ""
    if version.is_lost:
        return _("Vi vet ikke lenger hva du så på. Se over det som står nå, og send en gang til.")
    seen, me = version.record, request.user.pk
    others = [change for change in changes(record, seen) if change.author.user != me]
    said = [in_words(change, change.name in shown) for change in others]
    beside = [name.split(BY) for name, value in now.items() if BY in name and seen.get(name) != value]
    labels = dict.fromkeys(label for label, by in beside if by != str(me))
    said += [_("Det er kommet mer i %(what)s.") % {"what": label} for label in labels]
    if not said:
        return ""
    text = _("Noe er endret siden du åpnet siden: %(changes)s Se over, og send en gang til.")
    return text % {"changes": " ".join(said)}


def in_words(change, is_shown):
    """`Ola endret Tid fra «før» til «nå» kl. 12.03.`, without what it held for who does not see that."""
    words = {"who": change.author.begins, "what": change.label, "when": change.author.when}
    words |= {"before": change.before or "–", "now": change.now or "–"}
    if not is_shown or len(words["before"]) + len(words["now"]) > SHORTEST:
        text = _("%(who)s endret %(what)s %(when)s") % words
    elif change.before is None:
        text = _("%(who)s endret %(what)s til «%(now)s» %(when)s") % words
    else:
        text = _("%(who)s endret %(what)s fra «%(before)s» til «%(now)s» %(when)s") % words
    return f"{text.strip()}."
