"""Words and drawings of the member pages: `{% load members %}`."""

from django import template

from members import wording
from members.organisations import monogram as drawing

register = template.Library()

register.filter("site_name", wording.site_name)


@register.inclusion_tag("members/_monogram.svg")
def monogram(name, kind=""):
    """The drawn monogram of an organisation of a kind, or a person; decorative, the name stands beside it."""
    drawn = drawing.monogram(str(name))
    tone = f"monogram--of-kind kind--{kind}" if kind else f"monogram--tone-{drawn.tone}"
    return {"monogram": drawn, "tone": tone}
