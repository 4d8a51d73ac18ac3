"""A form that came, laid over what stands now: three ways, by the version that it was opened on.

What only the other side changed is put into the data that came, as if the form had been opened just now. What both
changed stays as it was typed, and is asked about.
"""

from .authors import Author, who_changed
from .clashes import CHANGED, Clash, Kept
from .shown import in_words, is_file, is_many, is_new_file, mark, names_of, put, sent, shown
from .versions import CHOICE, MINE, THEIRS

TIED = (  # fields that say one thing together
    ("starts_at", "ends_at", "precision"),
    ("starts_on", "starts_precision", "start_is_known"),
    ("basis", "known_on", "known_precision"),
    ("latitude", "longitude"),
    ("picture", "alt_nb", "alt_en", "is_decorative", "focus_x", "focus_y"),
)
PRECISION = "_precision"


def groups(names):
    """The names in their order, those that say one thing together as one."""
    days = [(f"{name.removesuffix(PRECISION)}_on", name) for name in names if name.endswith(PRECISION)]
    left, found = dict.fromkeys(names), []
    for group in (*TIED, *days):
        if len(members := [name for name in group if name in left]) > 1:
            found.append(members)
            left = {name: None for name in left if name not in members}
    return sorted([*found, *([name] for name in left)], key=lambda group: names.index(group[0]))


class Merge:
    """What came, merged: a copy of the data, and the files themselves.

    What both changed is in `clashes`, what of another's was kept in `kept`.

    `may_ask` is whether the form is shown again where both changed something; else what stands is left standing.
    `names_staff` is whether those of staff are told by name.
    """

    def __init__(self, version, data, files, *, may_ask=True, names_staff=True):
        self.version, self.data, self.files = version, data.copy(), files
        self.may_ask, self.names_staff = may_ask, names_staff
        self.clashes, self.kept = [], []

    @property
    def is_settled(self):
        return not self.version.is_lost and not (self.clashes and self.may_ask)

    @property
    def asked(self):
        """What is asked about, as the form carries it."""
        return {clash.key: clash.row for clash in self.clashes}

    def choice(self, key):
        return self.data.get(f"{CHOICE}{key}", "")

    def form(self, form, base, key="", label=""):
        """Merge one form; `form` is not bound, and shows what stands now. `base` are the marks of what it showed."""
        for names in groups([name for name in names_of(form) if name in base]):
            self._fields(form, [form[name] for name in names], base, f"{key}{names[0]}", label)

    def _fields(self, form, bounds, base, key, label):
        moved = [bound for bound in bounds if mark(bound, shown(bound)) != base[bound.name]]
        was_asked, choice = key in self.version.asked, self.choice(key)
        if (not moved and not was_asked) or all(self._sent(bound) == shown(bound) for bound in bounds):
            return
        is_mine = any(self.is_touched(bound, base) for bound in bounds) or was_asked
        if moved and is_mine and len(bounds) == 1 and is_many(bounds[0]):
            self._join(bounds[0], base)
        elif choice == THEIRS or not is_mine:
            self._take(bounds)
        elif moved or choice != MINE:
            self._clash(form, bounds, key, label)
            return
        if moved:
            self.kept.append(Kept(CHANGED, _named(label, moved), self._author(form, moved)))

    def _sent(self, bound):
        return sent(bound, self.data, self.files)

    def is_touched(self, bound, base):
        if is_file(bound):
            return is_new_file(bound, self.data, self.files)
        return mark(bound, self._sent(bound)) != base[bound.name]

    def _take(self, bounds):
        for bound in bounds:
            put(bound, self.data, self.files)

    def _join(self, bound, base):
        """Of many that are chosen, each is added or taken away by itself."""
        before = set(base[bound.name])
        [(name, theirs)], [mine] = shown(bound).items(), self._sent(bound).values()
        gone = (before - set(theirs)) | (before - set(mine))
        put(bound, self.data, self.files, {name: sorted({*theirs, *mine} - gone)})

    def _author(self, form, bounds):
        record = getattr(form, "instance", None)
        author = who_changed(record, [bound.name for bound in bounds]) if record else Author()
        return author if self.names_staff else author.nameless

    def _clash(self, form, bounds, key, label):
        theirs = " · ".join(filter(None, (in_words(bound, shown(bound)) for bound in bounds)))
        mine = " · ".join(filter(None, (in_words(bound, self._sent(bound)) for bound in bounds)))
        names = [bound for bound in bounds if mark(bound, self._sent(bound)) != mark(bound, shown(bound))]
        author, anchor = self._author(form, bounds), bounds[0].auto_id
        self.clashes.append(Clash(key, _named(label, names), theirs, mine, author, anchor=anchor))
        if not self.may_ask:
            self._take(bounds)


def _named(label, bounds):
    """The fields' labels, after that of their row where they stand in one."""
    names = " · ".join(str(bound.label) for bound in bounds)
    return f"{label}: {names}" if label else names
