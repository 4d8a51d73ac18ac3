"""The trail from the site's parts to a page, for readers and machines. Values in, values out."""

from dataclasses import dataclass

from .structured_data import StructuredData, absolute, thing

# What of a list has a canonical address of its own (`context_processors`); a list that is narrowed is the list's.
PARTS = ("", "tidligere=1")


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
    pages = [step for step in above if step.address and step.address.partition("?")[2] in PARTS]
    items = [*((step.label, absolute(step.address)) for step in pages), (here.label, canonical)]
    return StructuredData(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=position, name=str(label), item=address)
            for position, (label, address) in enumerate(items, start=1)
        ],
    )
