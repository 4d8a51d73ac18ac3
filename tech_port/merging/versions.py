"""The version of a record that a page was opened on, as the page's form carries it: in a hidden field, signed."""

from dataclasses import asdict, dataclass, field

from django.core import signing

from .shown import marks

FIELD = "seen-version"
CHOICE = "seen-choice:"  # begins the name of a choice between what both wrote
MINE, THEIRS = "mine", "theirs"
SALT = "tech_port.merging"


@dataclass(frozen=True)
class Version:
    """Marks: digests, and what several are chosen of; no text is kept in them.

    `fields` and `rows` are those of a form and its sets of rows, by number; `record` is what a decision is about, and
    `listed` the rows of a list. `asked` is what both had changed when the page was shown, with the number of its row
    where that has become a new one.
    """

    fields: dict = field(default_factory=dict)
    rows: dict = field(default_factory=dict)
    record: dict = field(default_factory=dict)
    listed: dict = field(default_factory=dict)
    asked: dict = field(default_factory=dict)
    is_lost: bool = False  # whether what came cannot be read

    @classmethod
    def of_forms(cls, form, formsets=(), **others):
        """Of what a form and its formsets show of what stands in the database."""
        rows = {formset.prefix: rows_of(formset) for formset in formsets}
        return cls(fields=marks(form), rows=rows, **others)

    @classmethod
    def read(cls, data):
        """What a form carried; None of one that carried nothing."""
        if not (text := data.get(FIELD)):
            return None
        try:
            return cls(**signing.loads(text, salt=SALT))
        except (signing.BadSignature, TypeError):
            return cls(is_lost=True)

    def __str__(self):
        said = {name: value for name, value in asdict(self).items() if value}
        return signing.dumps(said, salt=SALT, compress=True)


def rows_of(formset):
    return {str(form.instance.pk): marks(form) for form in formset.initial_forms if form.instance.pk}
