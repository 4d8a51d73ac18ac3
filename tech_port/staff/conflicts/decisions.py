"""Decisions about a record: refused where the record was changed since the page was shown, and the page says what.

The page's form carries the marks of the record's columns (`admin/_version.html`). A form that is refused is shown
again with what was typed, over what stands now; where nothing is typed the record's page is.
"""

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tech_port.merging.records import changes, marks_of
from tech_port.merging.versions import Version
from tech_port.norwegian.refused import refusing

from .forms import held

SHORTEST = 200  # characters; of a longer text it is only said that it was changed


class VersionedDecisions:
    """A model's pages in the admin on which something is decided."""

    uncounted = ()  # columns that change by themselves, as counters do, and are not what staff look at

    def beside(self, record):
        """{label: value} of what else is decided about, as the latest message of a conversation."""
        return {}

    def decided_on(self, record):
        beside = {f"beside:{label}": str(value) for label, value in self.beside(record).items()}
        return marks_of(record, self.uncounted) | beside

    def version_of(self, record):
        """What a form about a record carries."""
        return str(Version(record=self.decided_on(record)))

    def on_version(self, request, pk, decide, *, has_form=True):
        """What `decide(record)` answers, with the record held; refused when it is not what was seen."""
        with transaction.atomic():
            held(self.model, [pk])
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
        """What was changed since the page was shown, in words; "" when nothing was, or the form does not say."""
        version = Version.read(request.POST)
        if version is None:
            return ""
        if version.is_lost:
            return _("Vi vet ikke lenger hva du så på. Se over det som står nå, og send en gang til.")
        seen, now = version.record, self.decided_on(record)
        if all(now.get(name, mark) == mark for name, mark in seen.items()):
            return ""
        shown = {str(name) for name in flatten_fieldsets(self.get_fieldsets(request, record))}
        said = [in_words(change, change.name in shown) for change in changes(record, seen)]
        labels = [name for name in seen if name.startswith("beside:") and now.get(name, seen[name]) != seen[name]]
        said += [_("%(what)s er ny.") % {"what": capfirst(name.removeprefix("beside:"))} for name in labels]
        return _("Noe er endret siden du åpnet siden: %(changes)s Se over, og send en gang til.") % {
            "changes": " ".join(said)
        }


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
