"""The admin of files that propose changes: upload one, look over what it would change, and have it done."""

from django.contrib import messages

from tech_port.history.acting import Way
from tech_port.postgres.limits import limits
from tech_port.staff.decisions import DecisionAdmin

from .errors import ProposalError


class ProposalAdmin(DecisionAdmin):
    """The form of the upload puts what it read on its instance. A subclass says the rest.

    - `difference(proposal)`: what it would change as things are now; None when there is nothing to look over.
    - `act(request, proposal, difference)`: do what the button says, log it and say what happened.
    - `shown(proposal, difference)`: the context of its `review.html`, among it the `title`.
    """

    has_form = False
    way = Way.IMPORT
    kinds = ()  # as they are shown
    folded = ()  # those whose lines are shown when asked for
    tried = ""  # said when a file has been uploaded

    def save_model(self, request, proposal, form, change):
        proposal.uploaded_by = request.user
        proposal.save()

    def response_add(self, request, proposal, post_url_continue=None):
        self.message_user(request, self.tried, messages.SUCCESS)
        return self.to_record(proposal)

    @limits("import")
    def change_view(self, request, object_id, form_url="", extra_context=None):
        return super().change_view(request, object_id, form_url, extra_context)

    def decide(self, request, proposal):
        """What the file would do or has done; nothing changes where it is refused."""
        difference = None
        try:
            difference = self.difference(proposal)
            if request.method == "POST":
                self.act(request, proposal, difference)
        except ProposalError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        return self.to_record(proposal) if request.method == "POST" else self.review(request, proposal, difference)

    def review(self, request, proposal, difference):
        groups = [(kind, difference.of(kind)) for kind in self.kinds] if difference else []
        context = {
            "subtitle": str(proposal),
            "difference": difference,
            "groups": [(kind, lines) for kind, lines in groups if lines],
            "folded": self.folded,
            "lines_template": f"admin/{self.opts.app_label}/{self.opts.model_name}/_lines.html",
            **self.shown(proposal, difference),
        }
        return self.render_review(request, proposal, **context)
