"""An address for a new organisation."""

from tech_port.norwegian.slugs import make_slug, slugs_from, unique_slug

from ..models import Organisation
from ..slugs import hidden_by


def free_slug(name):
    """An address for a new organisation: `Fjærland Økt AS` → `fjaerland-okt-as`, with a number when it is taken."""
    base = make_slug(name, default="virksomhet")
    return unique_slug(base, slugs_from(Organisation.objects, base), lambda slug: not hidden_by(slug))
