"""The trail from the site's parts to a page, for readers and machines. Values in, values out."""

from dataclasses import dataclass

from .structured_data import StructuredData, absolute, thing


@dataclass(frozen=True)
class Step:
    """`address` is "" for the page itself, and for what has no page."""

    label: str
    address: str = ""


def trail_of(parts, resolve):
    """The steps of (where, label, where, label, …, label of the page); `resolve` makes an address of a where."""
    *pairs, here = parts
    places = zip(pairs[::2], pairs[1::2], strict=True)
    return [*(Step(label, resolve(where) if where else "") for where, label in places), Step(here)]


def as_breadcrumb_list(trail, canonical):
    """schema.org's BreadcrumbList: what has a page, and the page itself under its own address."""
    *above, here = trail
    items = [*((step.label, absolute(step.address)) for step in above if step.address), (here.label, canonical)]
    return StructuredData(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=position, name=str(label), item=address)
            for position, (label, address) in enumerate(items, start=1)
        ],
    )
