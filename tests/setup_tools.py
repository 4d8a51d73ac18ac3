"""Fetch what the tests need beside Python's packages: Chromium, and the Nu HTML checker where Java can run it.

Only the standard library. Without Chromium it fails and says how to get it: a test left out looks like one that passed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPS = ("Chromium", "Google Chrome")
PINNED = Path(__file__).with_name("vnu-jar.sha512")
VAR_DIR = Path(os.environ.get("VAR_DIR") or Path(__file__).resolve().parent.parent / "var")
VNU_JAR = VAR_DIR / "vnu" / "vnu.jar"


def chromium():
    """The path of Chromium or Chrome, or None: `$CHROMIUM`, then the usual names, then macOS's folder of programs."""
    found = [shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *NAMES)]
    found += [shutil.which(f"/Applications/{app}.app/Contents/MacOS/{app}") for app in MAC_APPS]
    return next(filter(None, found), None)


def install_chromium():
    """Try the machine's own package manager, where that needs nobody's password."""
    if not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and (not shutil.which("sudo") or subprocess.run([*sudo, "true"], capture_output=True).returncode):
        return
    print("Chromium is missing: installing it with apt-get.", flush=True)
    quietly = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if subprocess.run([*quietly, "update"]).returncode == 0:
        subprocess.run([*quietly, "install", "--yes", "--no-install-recommends", "chromium"])


def fetch_checker():
    """Fetch the Nu HTML checker once, through npm as it is set up here, and hold it against the pinned checksum."""
    wanted, package = PINNED.read_text().split()
    stamp = VNU_JAR.with_name(package)
    if VNU_JAR.exists() and stamp.exists():
        return
    name, _, version = package.removesuffix(".tgz").rpartition("-")
    VNU_JAR.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{name}@{version}"]
        if subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL).returncode:
            print(f"npm could not fetch {name}@{version}, so pages are checked by the strict parser html5lib alone.")
            sys.exit(1 if os.environ.get("CI") else 0)
        archive = Path(folder, package)
        if hashlib.sha512(archive.read_bytes()).hexdigest() != wanted:
            sys.exit(f"{package} is not the file whose checksum {PINNED.name} pins, so it is not used.")
        unfinished = VNU_JAR.with_suffix(f".{os.getpid()}")
        with tarfile.open(archive) as files:
            unfinished.write_bytes(files.extractfile("package/build/dist/vnu.jar").read())
    unfinished.replace(VNU_JAR)
    stamp.touch()


def main():
    if not chromium():
        install_chromium()
    if not chromium():
        sys.exit(
            "The browser tests need Chromium or Chrome. Install it (Debian and Ubuntu: sudo apt-get install chromium; "
            "macOS: brew install --cask chromium), or name it: make test CHROMIUM=/path/to/chromium"
        )
    if shutil.which("java") and shutil.which("npm"):
        fetch_checker()
    else:
        print("Java or npm is missing, so pages are checked by the strict parser html5lib alone.")


if __name__ == "__main__":
    main()
