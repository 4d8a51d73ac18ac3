"""`{% picture organisation.logo sizes="3.25rem" css="logo-plate" %}`: a stored picture in the size that fits."""

from django import template

register = template.Library()


@register.inclusion_tag("pictures/_picture.html")
def picture(picture, sizes="100vw", css="", alt=None, is_first=False):
    """The picture with its sizes, once the worker has made them.

    `sizes` is how wide it is shown, as in HTML; `alt` is said instead of its own text; `is_first` is what is seen at
    once, and not waited with until it is scrolled to.
    """
    looks = {"dark": picture.needs_dark_plate, "small": picture.is_small} if css else {}
    classes = [css, *(f"{css}--{look}" for look, is_so in looks.items() if is_so), picture.focus]
    return {
        "picture": picture,
        "sizes": "" if picture.is_small else sizes,
        "classes": " ".join(filter(None, classes)),
        "alt": picture.alt if alt is None else alt,
        "is_first": is_first,
    }
