"""Which page of the admin is asked for: whose it is, and of which record."""

from dataclasses import dataclass
from functools import partial

from django.contrib.admin import ModelAdmin

FILE = "attachment"


@dataclass(frozen=True)
class Asked:
    """A page of the admin: of `model_admin`, or of the site where that is None; `page` is a `RecordPage`, or None."""

    name: str
    model_admin: ModelAdmin | None = None
    page: object = None

    @classmethod
    def by(cls, view):
        """Of a view as the admin gives it to `AdminSite.admin_view`."""
        given, keywords = [None], {}
        if isinstance(view, partial):
            view, given, keywords = view.func, [*view.args, None], view.keywords
        owner = getattr(view, "__self__", given[0])
        name = getattr(view, "__name__", type(view).__name__)
        return cls(name, owner if isinstance(owner, ModelAdmin) else None, keywords.get("page"))

    @property
    def model(self):
        return self.model_admin and self.model_admin.model

    @staticmethod
    def record_in(arguments):
        """The number of the record in the arguments that the address gave, as text, or "" for a list."""
        return str(arguments.get("object_id") or arguments.get("pk") or arguments.get("id") or "")


def is_file(response):
    """Whether an answer is a file to be kept rather than a page."""
    return response.headers.get("Content-Disposition", "").startswith(FILE)
