"""A program that was started by another ends when that one is gone, also when it was killed."""

import subprocess
import sys

import psutil
import pytest
from django.conf import settings

from tests.processes import lives
from tests.waiting import wait_until

CHILD = """
import signal
from tech_port.server.parent import end_with_parent
end_with_parent().send(b"++")
signal.pause()
"""
PARENT = f"""
import signal, sys
from tech_port.server.parent import start
child = start([sys.executable, "-c", {CHILD!r}], start_new_session=True)
child.lifeline.recv(int(sys.argv[1]))
print(child.pid, flush=True)
signal.pause()
"""
ALONE = "from tech_port.server.parent import end_with_parent; print(end_with_parent())"


@pytest.mark.parametrize("read", ["2", "1"], ids=["that had heard it", "that had not heard all it said"])
def test_a_program_does_not_outlive_the_one_that_started_it(read):
    command = [sys.executable, "-c", PARENT, read]
    parent = subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True)
    with parent:
        child = psutil.Process(int(parent.stdout.readline()))
        before = child.is_running()

        parent.kill()

    assert before
    assert wait_until(lambda: not lives(child))


def test_a_program_that_was_started_by_hand_has_no_parent_to_follow():
    said = subprocess.run([sys.executable, "-c", ALONE], cwd=settings.BASE_DIR, capture_output=True, text=True)

    assert said.stdout == "None\n"
