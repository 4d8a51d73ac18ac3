"""What staff have typed and not saved: shown as it will be, and kept while they sign in again."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..writing import markup
from ..writing.typed import chosen, typed

KEPT = "typed."  # begins the names of what waits, among the fields of the sign-in
CHOSEN = "chosen."  # begins those of files, whose names alone wait


@require_POST
def preview(request):
    """A Markdown text as the site shows it."""
    return HttpResponse(markup.render(request.POST.get("text", "")))


def sign_in_again(site, request):
    """The sign-in page with what a form held whose session had ended; None where the form held nothing to keep."""
    fields = waiting(request)
    if not fields:
        return None
    form = site.login_form(request=request)
    return asked_first(site, request, "account/login.html", _("Logg inn igjen"), fields=fields, form=form)


def waiting(request):
    """[(name, value)] of what a form held, as it is carried along while its writer is asked for something else."""
    fields = [(f"{KEPT}{name}", value) for name, value in typed(request) if name != "csrfmiddlewaretoken"]
    return fields + [(f"{CHOSEN}{name}", file_name) for name, file_name in chosen(request)]


def asked_first(site, request, template, title, *, fields, **context):
    """A page that asks for something before what was typed goes on, which waits in it."""
    context = {
        **site.each_context(request),
        "title": title,
        "next": request.get_full_path(),
        "kept": fields,
        **context,
    }
    return TemplateResponse(request, template, context, status=403)


def kept(request):
    """[(name, value)] of what waits, as the page that asks first carries it."""
    return [
        (name, value) for name, values in request.POST.lists() if name.startswith((KEPT, CHOSEN)) for value in values
    ]


def send_again(site, request, fields, address):
    """The page on which who has signed in sends what waited, to where it was to go."""
    context = {
        **site.each_context(request),
        "title": _("Det du skrev, er ikke borte"),
        "fields": [(name.removeprefix(KEPT), value) for name, value in fields if name.startswith(KEPT)],
        "files": [(name.removeprefix(CHOSEN), value) for name, value in fields if name.startswith(CHOSEN)],
        "address": address,
    }
    return TemplateResponse(request, "admin/send_again.html", context)
