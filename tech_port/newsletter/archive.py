"""The archive of the newsletter: what was sent, as it was sent, for everybody to read."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tech_port.door.declared import may_be_kept
from tech_port.lists.feeds import MAX_ENTRIES, Entry, atom_response, labelled
from tech_port.lists.pages import shown_page
from tech_port.norwegian.typography import shortened
from tech_port.writing.markup import render as render_markdown

from .models import Issue
from .printed import parts_of

ISSUES_A_PAGE = 20
MAX_DESCRIPTION = 160


def issue_page(request):
    """A page of the archive's list."""
    return shown_page(request, Issue.objects.archived(), ISSUES_A_PAGE)


@may_be_kept()
@require_safe
def issue_detail(request, number):
    issue = get_object_or_404(Issue.objects.published(), number=number)
    parts = parts_of(issue)
    context = {"issue": issue, "subject": issue, "parts": parts, "description": described(issue, parts)}
    return render(request, "newsletter/issue_detail.html", context)


def described(issue, parts):
    """What an issue is about, in a sentence: what it tells of."""
    told = ", ".join(str(part.title) for part in parts)
    text = _("Nyhetsbrev nr. %(number)s fra Trondheim Tech Port.") % {"number": issue.number}
    return shortened(f"{text} {told}".strip(), MAX_DESCRIPTION)


def as_atom(request):
    """The archive's feed; samples were sent to nobody, and say so."""
    issues = Issue.objects.archived()[:MAX_ENTRIES]
    are_sent = _("Nyhetsbrevene fra Trondheim Tech Port, slik de ble sendt.")
    are_shown = _("Nyhetsbrevene fra Trondheim Tech Port. Det som er merket som eksempel, er ikke sendt til noen.")
    return atom_response(
        request,
        title=_("Nyhetsbrev fra Trondheim Tech Port"),
        description=are_shown if any(issue.is_sample for issue in issues) else are_sent,
        entries=[entry_of(issue) for issue in issues],
    )


def entry_of(issue):
    return Entry(
        title=labelled(issue, issue),
        url=issue.get_absolute_url(),
        summary=render_markdown(issue.intro) if issue.intro else issue.title,
        updated=issue.published_at,
        published=issue.published_at,
        record=issue,
    )
