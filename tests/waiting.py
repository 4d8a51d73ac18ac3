"""Waiting for what is seen, instead of for a time that is hoped to be long enough."""

import time


def wait_until(true, seconds=10):
    """What a function says when it says yes, or at last; it is asked until then, some seconds at most."""
    give_up = time.monotonic() + seconds
    while not (answer := true()) and time.monotonic() < give_up:
        time.sleep(0.02)  # between two questions
    return answer
