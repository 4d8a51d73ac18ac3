"""What is done to many from a list: not to those that were changed since the list was shown, and it is said which."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.merging.authors import Author, rows_about
from tech_port.merging.clashes import sentences
from tech_port.merging.merge import Merge
from tech_port.merging.records import mark_of_row
from tech_port.merging.rows import Rows
from tech_port.merging.versions import Version, rows_of

MOST_NAMED = 10
LEFT = gettext_lazy(
    "Ingenting er gjort med «%(record)s». %(who)s endret den etter at du åpnet lista. Se over, og velg den på nytt."
)
NOT_STORED = gettext_lazy(
    "%(who)s endret %(what)s til «%(now)s» mens du så på lista. Du skrev «%(mine)s». Det er ikke lagret."
)


class VersionedLists:
    """A model's list in the admin: its form carries a mark of each row that it shows."""

    uncounted = ()

    def marks_of_list(self, rows):
        return {str(row.pk): mark_of_row(row, self.uncounted) for row in rows}

    def list_version(self, rows, formset=None):
        """What a form about several records carries."""
        edited = {formset.prefix: rows_of(formset)} if formset else {}
        return str(Version(listed=self.marks_of_list(rows), rows=edited))

    def changelist_view(self, request, extra_context=None):
        if request.method == "POST" and "_save" in request.POST and self.list_editable:
            return self.save_list(request, extra_context)
        return self.with_version(super().changelist_view(request, extra_context))

    def with_version(self, response):
        """The page with what its form carries; other answers as they are."""
        context = getattr(response, "context_data", None) or {}
        if (found := context.get("cl")) and (context["action_form"] or found.formset):
            context["version"] = self.list_version(found.result_list, found.formset)
        return response

    @transaction.atomic
    def save_list(self, request, extra_context):
        """Cells that another changed too keep what the other wrote, and it is said what was not stored."""
        version = Version.read(request.POST)
        merge = self.list_laid_over(request, version) if version and self.has_change_permission(request) else None
        response = super().changelist_view(request, extra_context)
        if merge and response.status_code == 302:
            for text in sentences(merge.kept):
                messages.info(request, text)
            for clash in merge.clashes:
                words = {"who": clash.author.begins, "what": clash.label, "now": clash.theirs, "mine": clash.mine}
                messages.warning(request, NOT_STORED % words)
        return self.with_version(response)

    def list_laid_over(self, request, version):
        formset_class = self.get_changelist_formset(request)
        rows = self._get_list_editable_queryset(request, formset_class.get_default_prefix())
        self.hold(list(rows.values_list("pk", flat=True)))
        merge = Merge(version, request.POST, request.FILES, may_ask=False)
        formset = formset_class(queryset=rows)
        Rows(merge, formset, version.rows.get(formset.prefix, {})).merge_all()
        request.POST = merge.data
        return merge

    def response_action(self, request, queryset):
        """The chosen rows that are as they were shown, held while it is done; the others are named and left."""
        version = Version.read(request.POST)
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if version is None or request.POST.get("select_across") == "1":
            return super().response_action(request, queryset)
        with transaction.atomic():
            self.hold(chosen)
            now = {row.pk: row for row in self.model._base_manager.filter(pk__in=chosen)}
            marks = self.marks_of_list(now.values())
            moved = [row for key, row in now.items() if version.listed.get(str(key), "") != marks[str(key)]]
            left = [(row, author) for row in moved if (author := latest(row)).user != request.user.pk]
            self.say_left(request, left)
            if left and len(left) == len(now):
                return HttpResponseRedirect(request.get_full_path())
            gone = {row.pk for row, _author in left}
            response = super().response_action(request, queryset.exclude(pk__in=gone))
            if context := getattr(response, "context_data", None):  # a page that asks before it is done
                context["version"] = self.list_version([row for key, row in now.items() if key not in gone])
            return response

    def say_left(self, request, left):
        for row, author in left[:MOST_NAMED]:
            words = {"who": author.begins, "record": row}
            messages.warning(request, LEFT % words)
        if (more := len(left) - MOST_NAMED) > 0:
            text = _("%(number)d til er endret etter at du åpnet lista. Ingenting er gjort med dem.")
            messages.warning(request, text % {"number": more})


def latest(row):
    """Who changed a row last, as far as its history tells."""
    rows = rows_about(type(row), row.pk)[:1]
    return Author.of(rows[0]) if rows else Author()
