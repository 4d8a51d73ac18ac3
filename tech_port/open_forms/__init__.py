"""What every form shares that anybody may send, and the records, tokens and secret pages behind it."""
