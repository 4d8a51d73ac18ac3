"""Enhetsregisteret: an organisation looked up by its number. Only the number is sent, and nothing waits for long.

unit.py          what the register says of an organisation, read of its answer
client.py        asking it, with an end to every wait
lookup.py        the same as forms and pages use it: an answer or a sentence
differences.py   what it says otherwise than we do, and taking in what staff tick
"""
