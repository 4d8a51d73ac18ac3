"""Trying, sending and stopping an issue, for staff; what it lacks is said before it leaves."""

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, override

from events.models import Event
from tech_port.norwegian.typography import clock
from tech_port.outbox.look import with_sheets
from tech_port.staff.log_lines import filled
from tech_port.staff.looks import ONLY_BEFORE

from .. import sending
from ..models import Part
from ..printed import is_sample, standing

BOTH = sending.LANGUAGES


def lacks(issue, parts=None):
    """Sentences on what is not there: it can be sent all the same, where there is anything to send."""
    parts = list(issue.parts.all()) if parts is None else parts
    records = standing(parts)
    found = [] if issue.title_en else [_("Tittelen mangler på engelsk. Engelske lesere får den på norsk.")]
    if issue.intro_nb and not issue.intro_en:
        found.append(_("Innledningen mangler på engelsk. Engelske lesere får den på norsk."))
    for part in parts:
        record = records.get(part.pk)
        if part.kind != Part.Kind.TEXT and record is None:
            found.append(_("«%(part)s» er ikke synlig for besøkende lenger, og kommer ikke med.") % {"part": part})
        elif _lacks_english(part, record):
            found.append(_("«%(part)s» mangler tekst på engelsk, og står på norsk.") % {"part": part})
        elif part.kind != Part.Kind.TEXT and part.text_nb and not part.text_en:
            found.append(_("Teksten din til «%(part)s» mangler på engelsk, og står på norsk.") % {"part": part})
        if part.kind == Part.Kind.EVENT and record and record.state == Event.State.CANCELLED:
            found.append(_("«%(part)s» er avlyst. Det står over det; se om teksten din passer ennå.") % {"part": part})
        if record and is_sample(record):
            found.append(_("«%(part)s» er et eksempel, og er merket med det.") % {"part": part})
    return found


def _lacks_english(part, record):
    """Whether what is told of lacks it, aside from the editor's own word to it."""
    pairs = []
    if part.kind == Part.Kind.TEXT:
        pairs = [(part.heading_nb, part.heading_en), (part.text_nb, part.text_en)]
    elif part.kind in (Part.Kind.EVENT, Part.Kind.ARTICLE):
        pairs += [(record.title_nb, record.title_en), (record.lead_nb, record.lead_en)]
    elif part.kind == Part.Kind.KEY_POINT:
        pairs += [(record.text_nb, record.text_en), (record.event.title_nb, record.event.title_en)]
    return any(norwegian and not english for norwegian, english in pairs)


def has_something(issue):
    """Whether any part of it may be seen."""
    parts = list(issue.parts.all())
    return bool(standing(parts)) or any(part.kind == Part.Kind.TEXT for part in parts)


def numbers(issue):
    """How many get it, or are left, in each language: {"nb": …, "en": …, "all": …}."""
    rows = sending.readers(issue, timezone.now())
    found = {language: rows.filter(language=language).count() for language in BOTH}
    return {**found, "all": sum(found.values())}


def told_about(request, issue):
    """What the page of an issue shows of its sending."""
    may_send = request.user.has_perm("newsletter.change_issue")
    return {
        "lacks": lacks(issue) if issue.is_draft or issue.state == issue.State.HELD else [],
        "has_something": has_something(issue),
        "numbers": numbers(issue),
        "may_send": may_send and not issue.is_sample,
    }


def proof(model_admin, request, issue):
    """Send it, in both languages, to whoever asks and to nobody else."""
    if issue.is_sample:
        return model_admin.too_late(request, issue, _("Et eksempel sendes aldri til noen."))
    if not request.user.email:
        return model_admin.too_late(
            request, issue, _("Du har ingen e-postadresse. En administrator kan legge den inn på brukeren din.")
        )
    for language in BOTH:
        mail = sending.proof(issue, language, request.user.email)
        mail.is_proof = True
        mail.save(force_insert=True)
    return model_admin.done(request, issue, gettext_lazy("Prøven er på vei til deg, på norsk og engelsk."))


def send(model_admin, request, issue):
    """Hold it for some minutes, for all who get it; the look before that says who they are, and what it lacks."""
    if not has_something(issue):
        return model_admin.too_late(request, issue, _("Det er ingenting å sende ennå. Velg noe, eller skriv en tekst."))
    number = numbers(issue)["all"]
    if not number:
        return model_admin.too_late(request, issue, _("Det er ingen å sende til."))
    missing = lacks(issue) if issue.is_draft else []
    held = sending.hold(issue.pk, request.user, timezone.now())
    if held is None:
        return model_admin.too_late(request, issue, _("Nyhetsbrevet er alt sendt, eller på vei ut."))
    for sentence in missing:
        messages.info(request, sentence, extra_tags=ONLY_BEFORE)
    text = ngettext_lazy(
        "Nyhetsbrevet går til %(number)d leser kl. %(clock)s. Fram til da kan du stanse det.",
        "Nyhetsbrevet går til %(number)d lesere kl. %(clock)s. Fram til da kan du stanse det.",
        "number",
    )
    return model_admin.done(request, held, filled(text, {"number": number, "clock": clock(held.due_at)}))


def stop(model_admin, request, issue):
    stopped = sending.stop(issue.pk, timezone.now())
    if stopped is None:
        return model_admin.too_late(request, issue, _("Nyhetsbrevet er alt sendt eller stanset."))
    if stopped.is_draft:
        text = gettext_lazy("Nyhetsbrevet er stanset. Ingen fikk det, og det er en kladd igjen.")
        return model_admin.done(request, issue, text)
    text = ngettext_lazy(
        "Nyhetsbrevet er stanset. %(number)d e-post var alt skrevet.",
        "Nyhetsbrevet er stanset. %(number)d e-poster var alt skrevet.",
        "number",
    )
    return model_admin.done(request, issue, filled(text, {"number": stopped.written}))


def mails(issue):
    """[(language, its HTML, its plain text)] as they would be now, for the preview."""
    found = []
    for language in BOTH:
        with override(language):
            mail = sending.proof(issue, language, "")
        found.append((language, with_sheets(mail.html), mail.text))
    return found
