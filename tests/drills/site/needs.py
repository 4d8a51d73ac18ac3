"""The programs that drills of a whole site need, and how a Debian machine gets them."""

import os
import shutil
from pathlib import Path

VERSIONS = "/usr/lib/postgresql"


def postgresql_programs():
    """The folder of the newest PostgreSQL's programs, or None."""
    found = [path.parent for path in Path(VERSIONS).glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


def nginx_program():
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def missing():
    """A sentence for each thing that this machine lacks."""
    said = [
        (postgresql_programs(), "PostgreSQL's programs are missing: apt-get install postgresql"),
        (nginx_program(), "nginx is missing: apt-get install nginx-light"),
    ]
    return [sentence for found, sentence in said if not found]


def missing_for_machines():
    """A sentence for each thing that drills on machines of their own lack beside."""
    programs = {
        "debootstrap": "debootstrap",
        "systemd-nspawn": "systemd-container",
        "nsenter": "util-linux",
        "ip": "iproute2",
        "openssl": "openssl",
    }
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    lacking = [program for program in programs if not shutil.which(program, path=path)]
    said = [f"{program} is missing: apt-get install {programs[program]}" for program in lacking]
    return [*said, *(["it must run as root"] if os.geteuid() != 0 else [])]
