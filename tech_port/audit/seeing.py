"""Around every page of the admin: who acts is known to the database, and what it shows of people is written down."""

from functools import wraps
from http import HTTPStatus

from django.apps import apps

from tech_port.staff.asked import is_file

from .acting import acting_in
from .held import personal_models, shown_on
from .models import Entry

VIEW, EXPORT = Entry.Kind.VIEW, Entry.Kind.EXPORT


def noted(asked, view):
    """A view of the admin; where it changes something, all of it is one transaction of the person who is signed in."""

    @wraps(view)
    def seen(request, *args, **kwargs):
        with acting_in(request):
            response = view(request, *args, **kwargs)
            if response.status_code == HTTPStatus.OK and request.user.is_authenticated:
                note(asked, request, response, asked.record_in(kwargs))
            return response

    return seen


def note(asked, request, response, pk):
    """Write down each kind of personal data that an answer shows or gives as a file."""
    kind, action = (EXPORT, Entry.Action.TAKEN) if is_file(response) else (VIEW, Entry.Action.SEEN)
    page = f"{asked.model._meta.label_lower} {pk}".strip() if asked.model else ""
    for model in sorted(
        shown_on(asked) | completed(asked, request) | named(request), key=lambda model: model._meta.label
    ):
        own = {"pk": pk} if model is asked.model else {"within": page}
        Entry.objects.write(kind, action, actor=request.user, model=model._meta.label_lower, **own)


def completed(asked, request):
    """The personal model of which a field that completes names shows some."""
    if asked.name != "autocomplete_view":
        return set()
    model = apps.all_models[request.GET["app_label"]][request.GET["model_name"]]
    return {model._meta.get_field(request.GET["field_name"]).remote_field.model} & personal_models()


def named(request):
    """The personal models of which the jump has named records."""
    return getattr(request, "kinds_shown", set()) & personal_models()
