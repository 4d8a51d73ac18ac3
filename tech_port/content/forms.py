"""The form of an article in the admin."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tech_port.pictures.forms import DescribedPictureForm

from ..writing.cited import keys_in


class ArticleForm(DescribedPictureForm):
    """Each sign in the text points at one of the article's sources."""

    def clean(self):
        data = super().clean()
        known = {source.key for source in data.get("sources") or ()}
        for name in ("body_nb", "body_en"):
            for key in keys_in(data.get(name) or ""):
                if key not in known:
                    text = _("Teksten viser til kilden «%(key)s», som ikke er en av sakens kilder.") % {"key": key}
                    self.add_error(name, ValidationError(text, "unknown_source"))
        return data
