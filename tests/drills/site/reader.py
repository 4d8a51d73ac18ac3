"""Somebody who types what the manual says, to the letter, into a shell of a machine, and notes how long it takes."""

import os
import select
import subprocess
import termios
import time

from .manual import unseen

A_STEP_WITHIN = 300  # seconds


class Reader:
    """`values` are set where the manual says “yours”, `password` is typed where one is asked for."""

    def __init__(self, machine, *, values, password):
        self.machine, self.values, self.password = machine, values, password
        self.steps = []  # (heading, seconds) of each block that was typed
        self.terminal, theirs = os.openpty()
        quiet = termios.tcgetattr(theirs)
        quiet[3] &= ~termios.ECHO
        termios.tcsetattr(theirs, termios.TCSANOW, quiet)
        termios.tcsetwinsize(theirs, (50, 160))
        shell = ["setsid", "--ctty", "--wait", *machine.inside("bash", "--norc", "--noediting", "-e", "-s")]
        self.shell = subprocess.Popen(shell, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        self.type("PS1=; cd /root", "")

    def follow(self, block):
        """Type one block, and see what should be seen."""
        commands = block.with_yours(self.values) if block.is_yours else block.commands
        began = time.monotonic()
        output = self.type(commands, block.heading)
        self.steps.append((block.heading, time.monotonic() - began))
        assert unseen(block, output) == [], f"{block.heading}\n{commands}\n{output}"

    def type(self, commands, heading):
        """The commands' output; the first that fails ends the shell, as it would stop whoever reads what it said."""
        typed, done = f"root/typed-{len(self.steps)}", f"@@ {len(self.steps)} done"
        (self.machine.root / typed).write_text(f"{commands}\nprintf '\\n%s\\n' '{done}'\n")
        os.write(self.terminal, f". /{typed}\n".encode())
        output, give_up = "", time.monotonic() + A_STEP_WITHIN
        while f"\n{done}\n" not in output:
            part = self.read(give_up)
            assert part, f"{heading}\n{commands}\n{output}"
            output += part
            if output.endswith(("Password: ", "Password (again): ")):
                os.write(self.terminal, f"{self.password}\n".encode())
        return output.removesuffix(f"\n{done}\n")

    def read(self, give_up):
        """What is on the screen next; nothing when the shell has ended or time is up."""
        if not select.select([self.terminal], [], [], max(0, give_up - time.monotonic()))[0]:
            return ""
        try:
            return os.read(self.terminal, 65536).decode(errors="replace").replace("\r\n", "\n")
        except OSError:
            return ""

    def leave(self):
        """Shut the terminal; a machine that is switched off waits for the shells on it."""
        os.write(self.terminal, b"exit\n")
        os.close(self.terminal)
        self.shell.terminate()
        self.shell.wait(timeout=10)
