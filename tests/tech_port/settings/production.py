"""The environment of a site, and commands run in it."""

import subprocess
import sys

from tests.conventions.source import ROOT

PRODUCTION = {
    "DATABASE_URL": "postgres://portal:hemmelig@db.example:5432/portal",
    "SECRET_KEY": "kx7-Vq2mZ0rLw8sYd4uBn6gTj1hCf3pAe9iXoR5tQzW_yMvN-J6aE",
    "SITE_URL": "https://www.trondheimtechport.no",
    "ALLOWED_HOSTS": "www.trondheimtechport.no",
    "EMAIL_URL": "smtp+tls://post:hemmelig@mail.example:587",
    "BEHIND_PROXY": "off",
    "DEFAULT_FROM_EMAIL": "Trondheim Tech Port <post@trondheimtechport.no>",
    "CONTACT_EMAIL": "kontakt@trondheimtechport.no",
    "STAFF_EMAILS": "stab@trondheimtechport.no",
}


def run(*command, **environment):
    """A Python command in an environment of its own."""
    own = {"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "DJANGO_SETTINGS_MODULE": "tech_port.settings", **environment}
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=own, capture_output=True, text=True)
