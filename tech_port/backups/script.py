"""A dump is loaded over the portal's own connection: inside its transaction, with its password, wherever it leads.

pg_restore only turns the dump into SQL; it talks with no server.
"""

import re
import subprocess
from contextlib import contextmanager

from .errors import BackupError

COPY = re.compile(rb"COPY .* FROM stdin;\n")
END = b"\\.\n"
# psql's own commands, and limits, which are ours; some of them older servers do not know.
SKIPPED = re.compile(rb"\\(un)?restrict |SET \w+_timeout = ")


@contextmanager
def lines_of(program, dump, section):
    """The lines of one section's SQL."""
    command = [program, "--no-owner", "--no-privileges", f"--section={section}", "--file=-", dump]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        yield process.stdout
        if process.wait():
            said = process.stderr.read().decode(errors="replace").strip().splitlines()
            raise BackupError(f"pg_restore failed: {said[-1] if said else process.returncode}")


def load(cursor, program, dump):
    """Do all that a dump says; tables are empty while their rows come, and get indexes and triggers after."""
    for section in ("pre-data", "data", "post-data"):
        with lines_of(program, dump, section) as lines:
            run(cursor, lines)


def run(cursor, lines):
    statements = []
    for line in lines:
        if COPY.fullmatch(line):
            do(cursor, statements)
            with cursor.copy(line.decode()) as copy:
                for row in rows_of(lines):
                    copy.write(row)
        elif not SKIPPED.match(line):
            statements.append(line)
    do(cursor, statements)


def rows_of(lines):
    for row in lines:
        if row == END:
            return
        yield row
    raise BackupError("The dump ended in the middle of a table.")


def do(cursor, statements):
    if script := b"".join(statements).decode().strip():
        cursor.execute(script)
    statements.clear()
