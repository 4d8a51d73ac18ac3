"""The portal's own template words; built in, so that no template has to load them."""

from functools import cache
from urllib.parse import urlencode

from django import template
from django.forms.utils import flatatt
from django.shortcuts import resolve_url
from django.template.loader import get_template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext

from tech_port.norwegian import typography
from tech_port.privacy import purposes
from tech_port.versions.memo import remembered
from tech_port.ways import ways_on
from tech_port.writing import markup
from tech_port.writing.breadcrumbs import as_breadcrumb_list, trail_of
from tech_port.writing.sourced import sourced
from tech_port.writing.structured_data import is_told

from . import once

register = template.Library()
register.tags.update(once.register.tags)  # in the place of Django's

for name, function in {
    "number": typography.number,
    "m2": typography.square_metres,
    "kroner": typography.kroner,
    "price": typography.price,
    "rate": typography.rate,
    "day": typography.day,
    "short_day": typography.short_day,
    "brief_day": typography.brief_day,
    "clock": typography.clock,
    "time_of_day": typography.time_of_day,
    "moment": typography.moment,
    "iso": typography.iso,
    "orgnr": typography.orgnr,
    "phone": typography.phone,
    "ago": typography.ago,
    "shortened": typography.shortened,
}.items():
    register.filter(name, function)

register.filter("markdown", markup.render)
register.filter("attributes", flatatt)
register.filter("words", markup.words)
register.simple_tag(typography.span, name="span")
register.simple_tag(typography.area, name="area")
register.simple_tag(typography.when, name="when")
register.simple_tag(typography.hours, name="hours")


@register.filter
def claim(record, on=None):
    """What is said of a dated record as of a day, or today: `siden 16. juni 2021`, `planlagt fra 2025 (kilde 2022)`."""
    return record.claim.sentence(on or timezone.localdate())


@register.filter
def claim_brief(record, on=None):
    """The same without the day of its source, in a list that says that once (`includes/_sourced.html`)."""
    return record.claim.brief(on or timezone.localdate())


@register.filter
def claim_word(record, on=None):
    """What a record is based on, in a word or two: `planlagt, ikke bekreftet`."""
    return record.claim.word(on or timezone.localdate())


@register.filter
def all_samples(records):
    """Whether all of a list are samples, which its heading then says once; of a single one its row says it."""
    told = [record.is_sample for record in records if record]
    return len(told) > 1 and all(told)


@register.inclusion_tag("includes/_sourced.html")
def sourced_line(records):
    """One line on how fresh a list of records with a `claim` is."""
    return {"sourced": sourced(records, timezone.localdate())}


@register.inclusion_tag("includes/_purposes.html")
def kept_for(*keys):
    """Beside a form's button: for which declared purposes its answers are used, who reads them, and until when."""
    return {"purposes": purposes(*keys)}


@register.simple_tag
@remembered()
def way_on(*names):
    """The closing band of a page, with the ways on that it names (`tech_port/ways.py`)."""
    return get_template("includes/_way_on.html").render({"ways": ways_on(*names)})


@register.inclusion_tag("includes/_breadcrumbs.html", takes_context=True)
def breadcrumbs(context, *parts, about=None, query=""):
    """Where the page is: `{% breadcrumbs "events:event_list" _("Arrangementer") event.title about=event %}`.

    An address, a URL's name or a record before each label, "" where it has no page, and last this page's own label.
    Machines are told the same, but of a page that is not to be found, and of a record that they may not repeat.
    `query` follows readers through the trail.
    """
    trail = trail_of(parts, resolve_url)
    is_public = context["canonical"] and (about is None or is_told(about))
    structured = as_breadcrumb_list(trail, context["canonical"]) if is_public else ""
    return {"trail": trail, "query": query, "structured": structured}


@register.simple_tag(takes_context=True)
def note(context, source):
    """A mark that leads to a source at the page's foot (`content/_notes.html`); "" for no source."""
    if source is None:
        return ""
    found, place = context["page_notes"].mark(source)
    html = '<sup class="note-mark"><a href="#{}" id="{}"><span class="visually-hidden">{} </span>{}</a></sup>'
    return format_html(html, found.anchor, place, gettext("kilde"), found.number)


@register.simple_tag(takes_context=True)
def notes(context, sources):
    """The marks of several sources, in the order of their numbers."""
    found = [context["page_notes"].note(source) for source in sources]
    marks = ((note(context, one.source),) for one in sorted(found, key=lambda one: one.number))
    return format_html_join("", "{}", marks)


@register.simple_tag(takes_context=True)
def noting(context, sources):
    """The page's notes, with those of more sources, if any, that no mark leads to: `content/_notes.html`."""
    for source in sources or ():
        context["page_notes"].note(source)
    return context["page_notes"]


@register.simple_tag
def lang_attr(text):
    """` lang="nb"` when a text is not in the page's language, otherwise nothing."""
    lang = getattr(text, "lang", None)
    return format_html(' lang="{}"', lang) if text and lang and lang != get_language() else ""


@register.filter
def lower_nb(text):
    """In small letters in Norwegian; English writes days and months with a capital."""
    return str(text) if get_language() == "en" else str(text).lower()


@register.filter
def capfirst_nb(text):
    """The first letter as a capital, also of a lazy translation."""
    text = str(text)
    return text[:1].upper() + text[1:]


@register.simple_tag
@cache
def icon(name):
    """A decorative icon from `templates/icons/`; what it means stands in words beside it."""
    return get_template(f"icons/{name}.svg").render()


@register.simple_tag(takes_context=True)
def query(context, **changes):
    """The page's query string with some parameters set or, with None or "", taken away; `?` when nothing is left."""
    params = {key: values for key, values in context["request"].GET.lists() if key not in changes}
    params |= {key: [str(value)] for key, value in changes.items() if value not in (None, "")}
    return "?" + urlencode(params, doseq=True)


@register.filter
def file_address(filter, format):
    """The query string of a list as a file."""
    return filter.file_address(format)
