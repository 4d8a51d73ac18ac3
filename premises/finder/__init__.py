"""The finder: which units answer a need, and what to loosen when none does."""
