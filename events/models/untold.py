"""Columns that no history tells of: the database and the worker write them for themselves, or nobody finds them."""

EVENT = [
    *("sequence", "changed_at", "cancelled_at", "moved_from"),
    *("seats_taken", "seats_held", "people_waiting", "seats_passed_on"),
]
REGISTRATION = ["submission", "sender_hash", "token_hash", "reminded_at", "told_sequence"]
