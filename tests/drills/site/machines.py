"""Machines with a fresh Debian 12, booted by systemd-nspawn on a network of their own."""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.waiting import wait_until

BRIDGE, HERE = "techport0", "10.213.77.1"
SOURCES = Path("/etc/apt/sources.list.d/debian.sources")
MIRROR = "http://deb.debian.org/debian"
BASE = "systemd,systemd-sysv,dbus,ca-certificates,iproute2"
BOOTED = ("running", "degraded")
NETWORK = "[Match]\nName=host0\n[Network]\nAddress={address}/24\nGateway={gateway}\n"


@contextmanager
def bridge():
    """The network between the machines and us; one that a run left behind which was killed is taken away."""
    subprocess.run(["ip", "link", "delete", BRIDGE], check=False, capture_output=True)
    subprocess.run(["ip", "link", "add", BRIDGE, "type", "bridge"], check=True)
    try:
        subprocess.run(["ip", "address", "add", f"{HERE}/24", "dev", BRIDGE], check=True)
        subprocess.run(["ip", "link", "set", BRIDGE, "up"], check=True)
        yield
    finally:
        subprocess.run(["ip", "link", "delete", BRIDGE], check=True)


def bootstrap(root):
    """A Debian 12 with little more than systemd, from the mirror that this machine uses."""
    said = SOURCES.read_text().splitlines() if SOURCES.exists() else []
    mirror = next((line.split()[1] for line in said if line.startswith("URIs:")), MIRROR)
    command = ["debootstrap", "--variant=minbase", f"--include={BASE}", "bookworm", root, mirror]
    subprocess.run(command, check=True, capture_output=True)
    if SOURCES.exists():
        (root / "etc/apt/sources.list").unlink()
        shutil.copy(SOURCES, root / SOURCES.relative_to("/"))


def prepare(root, address, proxy, hosts):
    """What a machine is given by whoever sets it up: an address, a way to packages, whom it trusts."""
    (root / "etc/hostname").write_text("portal\n")
    (root / "etc/hosts").write_text("127.0.0.1 localhost portal\n" + hosts)
    (root / "etc/systemd/network/10-host0.network").write_text(NETWORK.format(address=address, gateway=HERE))
    checks = subprocess.run(["apt-config", "dump"], check=True, capture_output=True, text=True).stdout.splitlines()
    checks = [line for line in checks if line.startswith("Acquire::Check-")]
    (root / "etc/apt/apt.conf.d/99drill").write_text("\n".join([f'Acquire::http::Proxy "{proxy}";', *checks, ""]))
    for folder in ("usr/local/share/ca-certificates", "etc/pip.conf"):
        if (ours := Path("/") / folder).is_dir():
            shutil.copytree(ours, root / folder, dirs_exist_ok=True)
        elif ours.exists():
            shutil.copy(ours, root / folder)
    for command in (["update-ca-certificates"], ["systemctl", "enable", "systemd-networkd"]):
        subprocess.run(["chroot", root, *command], check=True, capture_output=True)


def command_of(process):
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


class Machine:
    def __init__(self, root, name, proxy):
        self.root, self.name, self.process = root, name, None
        self.environment = {
            "HOME": "/root",
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "TERM": "dumb",
            "LANG": "C.UTF-8",
            "HTTPS_PROXY": proxy,
            "NO_PROXY": "127.0.0.1,localhost,.example.no",
            **{name: value for name, value in os.environ.items() if name in {"PIP_INDEX_URL", "PIP_CERT"}},
        }

    def boot(self):
        """Switch it on; returns once its systemd says that it is up."""
        options = ["boot", "quiet", "register=no", "keep-unit", "console=pipe", "resolv-conf=off", "timezone=off"]
        options += [f"directory={self.root}", f"machine={self.name}", f"network-bridge={BRIDGE}"]
        # It ends with us, however that goes.
        command = ["setpriv", "--pdeathsig=KILL", "systemd-nspawn", *(f"--{option}" for option in options)]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        assert wait_until(lambda: self.is_up() or self.process.poll() is not None, seconds=120)
        assert self.process.poll() is None, f"{self.name} does not start"

    def is_up(self):
        return bool(self.leaders()) and self.run("systemctl", "is-system-running", check=False).strip() in BOOTED

    def leaders(self):
        """The machine's first process, once it is there."""
        return [child.pid for child in psutil.Process(self.process.pid).children() if child.name() == "systemd"]

    def processes(self, words):
        """The machine's processes whose command holds these words."""
        everything = psutil.Process(self.leaders()[0]).children(recursive=True)
        return {process for process in everything if words in command_of(process)}

    def inside(self, *command):
        """A command as root of this machine is to start it, in a login of its own."""
        assigned = [f"{name}={value}" for name, value in self.environment.items()]
        enter = ["nsenter", f"--target={self.leaders()[0]}", "--mount", "--pid", "--net", "--uts", "--ipc", "--cgroup"]
        return [*enter, "env", "-i", *assigned, *command]

    def run(self, *command, check=True):
        done = subprocess.run(self.inside(*command), capture_output=True, text=True, check=False)
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def switch_off(self):
        if self.process and self.process.poll() is None:
            self.run("systemctl", "poweroff", check=False)
            try:
                self.process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
