"""Two fresh machines on which the site is installed by the manual."""

import shutil
import subprocess

from django.conf import settings

from .machines import Machine, bootstrap, prepare
from .manual import blocks
from .reader import Reader

NAME = "www.example.no"
FIRST, SECOND = "10.213.77.11", "10.213.77.12"
PASSWORD = "en-lang-setning-for-driftsovelsen"
CODE = "/root/tech-port.git"


def repository(folder):
    """The code as it lies on this disk, committed or not, to clone from."""
    git = ["git", "-c", "user.name=drill", "-c", "user.email=drill@example.no", "-C", folder]
    listed = ["git", "-C", settings.BASE_DIR, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        if (source := settings.BASE_DIR / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "The code of the drill"]):
        subprocess.run([*git, *command], check=True)


def certificates(folder):
    """An authority that only the drill trusts, and the site's certificate by it."""
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    authority = ["-subj", "/CN=Drill", "-keyout", folder / "ca.key", "-out", folder / "ca.pem"]
    site = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-addext", "basicConstraints=CA:FALSE"]
    signed = ["-CA", folder / "ca.pem", "-CAkey", folder / "ca.key"]
    keys = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    for words in ([*request, *authority], [*request, *site, *signed, *keys]):
        subprocess.run(words, check=True, capture_output=True)


def editor(values):
    """A program that fills in a settings file as the reader would by hand."""
    lines = [f"""sed -i "s|^{name}=.*|{name}='{value}'|" "$1" """ for name, value in values.items()]
    return "\n".join(["#!/bin/sh", "set -eu", *lines, ""])


class Installation:
    """Two machines and the manual; `follow` does the whole of it."""

    def __init__(self, folder, proxy, mail_url):
        self.folder, self.proxy, self.mail_url = folder, proxy, mail_url
        self.first = self.second = None
        self.readers = {}

    def build(self):
        """The machines before anything of ours is on them."""
        base, code = self.folder / "base", self.folder / "code"
        bootstrap(base)
        code.mkdir()
        repository(code)
        certificates(self.folder)
        shutil.copy(self.folder / "ca.pem", base / "usr/local/share/ca-certificates/drill.crt")
        shutil.copytree(code, base / CODE.strip("/"), symlinks=True)
        prepare(base, FIRST, self.proxy, f"{FIRST} {NAME}\n")
        subprocess.run(["cp", "-a", base, self.folder / "second"], check=True)
        network = self.folder / "second/etc/systemd/network/10-host0.network"
        network.write_text(network.read_text().replace(FIRST, SECOND))
        self.first = Machine(base, "first", self.proxy)
        self.second = Machine(self.folder / "second", "second", self.proxy)

    def follow(self):
        """Every block of the manual on the machine that it is for; the second's, when the first comes to them."""
        manual = blocks((settings.BASE_DIR / "docs/operations.md").read_text())
        self.give_what_is_not_typed()
        yours = {"REPOSITORY": CODE, "VERSION": "main", "HOST": NAME, "FIRST": FIRST, "SECOND": SECOND}
        for name, machine in (("first", self.first), ("second", self.second)):
            machine.boot()
            self.readers[name] = Reader(machine, values=yours, password=PASSWORD)
        for block in manual:
            if block.servers == {"second"}:
                self.bring("environment-of-the-second")
                for other in manual[: manual.index(block) + 1]:
                    if other.is_for("second"):
                        self.readers["second"].follow(other)
            elif block.is_for("first"):
                self.readers["first"].follow(block)
        for reader in self.readers.values():
            reader.leave()

    def give_what_is_not_typed(self):
        """The certificate, and the reader's answers in the editor."""
        tls = self.first.root / "etc/tech-port/tls"
        tls.mkdir(parents=True)
        for name in ("fullchain.pem", "privkey.pem"):
            shutil.copy(self.folder / name, tls / name)
        (tls / "privkey.pem").chmod(0o600)
        answers = {
            "EMAIL_URL": self.mail_url,
            "DEFAULT_FROM_EMAIL": "Trondheim Tech Port <post@example.no>",
            "CONTACT_EMAIL": "kontakt@example.no",
            "STAFF_EMAILS": "stab@example.no",
            "ADMINS": "drift@example.no",
        }
        program = self.first.root / "root/editor"
        program.write_text(editor(answers))
        program.chmod(0o755)
        self.first.environment["EDITOR"] = "/root/editor"

    def bring(self, name):
        shutil.move(self.first.root / "root" / name, self.second.root / "root" / name)

    def end(self):
        for machine in (self.second, self.first):
            if machine:
                machine.switch_off()
