"""The rows of a formset, merged by their numbers in the database: changed, deleted and added by either side."""

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from .authors import who_changed, who_deleted
from .clashes import ADDED, DELETED, Clash, Kept
from .shown import in_words, mark, names_of, put, sent, shown
from .versions import MINE, THEIRS

MOST = 1_000  # rows of one form
GONE = "gone/"


class Rows:
    """The rows of one formset within a merge. `formset` is not bound, and shows what stands now."""

    def __init__(self, merge, formset, base):
        self.merge, self.formset, self.base, self.prefix = merge, formset, base, formset.prefix
        self.pk_name = formset.model._meta.pk.name
        self.now = {str(form.instance.pk): form for form in formset.initial_forms}
        total = merge.data.get(f"{self.prefix}-TOTAL_FORMS", "")
        self.total = min(int(total), MOST) if re.fullmatch("[0-9]{1,9}", total) else None
        self.name = str(formset.model._meta.verbose_name)
        self.dropped = set()

    def merge_all(self):
        if self.total is None:
            return
        sent_rows = {index: self._value(index, self.pk_name) for index in range(self.total)}
        before = len(self.merge.clashes)
        order = [index for index, pk in sent_rows.items() if pk and self._is_kept(index, pk)]
        order += self._added(set(sent_rows.values()))
        known = len(order)
        self._ask_again()
        order += [index for index in sent_rows if self._is_new(index) and index not in self.dropped]
        self._renumber(order, known, before)

    def _value(self, index, name):
        return self.merge.data.get(f"{self.prefix}-{index}-{name}", "")

    def _is_new(self, index):
        return not self._value(index, self.pk_name)

    def _at(self, form, index):
        """A form that shows what stands now, under the number of what came."""
        form.prefix = f"{self.prefix}-{index}"
        return form

    def _is_kept(self, index, pk):
        """Whether a row that came with a number goes on with it, having been merged."""
        if pk in self.now:
            if pk in self.base:
                self._row(self._at(self.now[pk], index), self.base[pk], f"{self.prefix}/{pk}/")
            return True
        if pk in self.base:
            self._gone(index, pk)
            return False
        return True

    def _row(self, form, base, key):
        label = f"{self.name} «{form.instance}»"
        delete, key_of_delete = f"{form.prefix}-DELETE", f"{key}DELETE"
        if delete not in self.merge.data:
            self.merge.form(form, base, key, label)
            return
        names = [name for name in names_of(form) if name in base and mark(form[name], shown(form[name])) != base[name]]
        choice = self.merge.choice(key_of_delete)
        if choice == THEIRS:
            del self.merge.data[delete]
            self.merge.form(form, base, key, label)
        elif names or (key_of_delete in self.merge.version.asked and choice != MINE):
            theirs = " · ".join(f"{form[name].label}: {in_words(form[name], shown(form[name]))}" for name in names)
            author = who_changed(form.instance, names)
            self.merge.clashes.append(Clash(key_of_delete, label, theirs or label, _("(slettes)"), author))

    def _gone(self, index, pk):
        """A row that another deleted: let go where I left it alone, else a new row until its fate is said."""
        form, author = self._at(self.formset.empty_form, index), who_deleted(self.formset.model, pk)
        base, data, files = self.base[pk], self.merge.data, self.merge.files
        changed = [name for name in names_of(form) if name in base and self.merge.is_touched(form[name], base)]
        if f"{form.prefix}-DELETE" in data or not changed:
            self.merge.kept.append(Kept(DELETED, self.name, author))
            self.dropped.add(index)
            data[f"{form.prefix}-{self.pk_name}"] = ""
            return
        mine = " · ".join(
            f"{form[name].label}: {in_words(form[name], sent(form[name], data, files))}" for name in changed
        )
        data[f"{form.prefix}-{self.pk_name}"] = ""
        key = f"{self.prefix}/{GONE}{pk}"
        self.merge.clashes.append(Clash(key, self.name, _("(slettet)"), mine, author, row=index))

    def _ask_again(self):
        """What becomes of the rows that another had deleted, which stand as new ones; asked again if it is not said."""
        for key, index in self.merge.version.asked.items():
            if not key.startswith(f"{self.prefix}/{GONE}") or not self._is_new(index):
                continue
            choice = self.merge.choice(key)
            author = who_deleted(self.formset.model, key.rpartition("/")[2])
            if choice == THEIRS:
                self.dropped.add(index)
            elif choice != MINE:
                form = self._at(self.formset.empty_form, index)
                texts = [(form[name], sent(form[name], self.merge.data, self.merge.files)) for name in names_of(form)]
                mine = " · ".join(filter(None, (in_words(bound, text) for bound, text in texts)))
                self.merge.clashes.append(Clash(key, self.name, _("(slettet)"), mine, author, row=index))

    def _added(self, numbers):
        """The numbers in the form of the rows that another added meanwhile, which go along as they stand."""
        added = []
        for pk in [pk for pk in self.now if pk not in self.base and pk not in numbers]:
            index = self.total + len(added)
            form = self._at(self.now[pk], index)
            for name in names_of(form):
                put(form[name], self.merge.data, self.merge.files)
            self.merge.data[f"{form.prefix}-{self.pk_name}"] = pk
            author = who_changed(form.instance, names_of(form))
            self.merge.kept.append(Kept(ADDED, f"{self.name} «{form.instance}»", author))
            added.append(index)
        return added

    def _renumber(self, order, known, before):
        """Number the rows as formsets want them: first those that stand in the database."""
        place = {old: new for new, old in enumerate(order)}
        self.merge.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(order))
        self.merge.data[f"{self.prefix}-INITIAL_FORMS"] = str(known)
        if order == list(range(self.total)):
            return
        pattern = re.compile(rf"{re.escape(self.prefix)}-([0-9]{{1,9}})-(.+)")
        for store in (self.merge.data, self.merge.files):
            found = [(match, store.getlist(name)) for name in store if (match := pattern.fullmatch(name))]
            for match, _values in found:
                del store[match[0]]
            for match, values in found:
                if int(match[1]) in place:
                    store.setlist(f"{self.prefix}-{place[int(match[1])]}-{match[2]}", values)
        clashes = self.merge.clashes
        clashes[before:] = [_placed(clash, self.prefix, place) for clash in clashes[before:]]


def _placed(clash, prefix, place):
    """A clash with the number that its row has got in the form."""
    index = clash.anchor.removeprefix(f"id_{prefix}-").partition("-")[0]
    anchor = clash.anchor
    if anchor.startswith(f"id_{prefix}-") and int(index) in place:
        anchor = anchor.replace(f"id_{prefix}-{index}-", f"id_{prefix}-{place[int(index)]}-", 1)
    return replace(clash, anchor=anchor, row=place.get(clash.row))
