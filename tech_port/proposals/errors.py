"""What goes wrong with what is proposed."""


class ProposalError(Exception):
    """Why something cannot be read or done, in a sentence that says how to mend it, to who sent it."""
