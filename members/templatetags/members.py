"""Words and drawings of the member pages: `{% load members %}`."""

from django import template

from members import wording
from members.organisations import monogram as drawing

register = template.Library()

register.filter("site_name", wording.site_name)


@register.inclusion_tag("members/_monogram.svg")
def monogram(name):
    """The drawn monogram of an organisation or a person; decorative, the name stands beside it."""
    return {"monogram": drawing.monogram(str(name))}
