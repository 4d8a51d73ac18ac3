"""What is wrong with a file or a rule that proposes something. Values in, values out."""


class ProposalError(Exception):
    """Why something cannot be read or done, in a sentence that says how to mend it, to who sent it."""
