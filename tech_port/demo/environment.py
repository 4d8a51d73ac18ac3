"""Values for the variables that a site must name, so that the demo needs none."""

import os
import secrets
import sys
from contextlib import suppress
from tempfile import NamedTemporaryFile


def completed(given, folder):
    """The environment of a demo that keeps its data in a folder; what is given goes first, but no mail is sent."""
    return {
        "DATABASE_URL": "postgresql:///tech_port",
        "SITE_URL": f"http://127.0.0.1:{given.get('PORT', '8000')}",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,[::1]",
        "TLS": "off",
        "BEHIND_PROXY": "off",
        "DEFAULT_FROM_EMAIL": "Trondheim Tech Port <post@trondheimtechport.example>",
        "CONTACT_EMAIL": "kontakt@trondheimtechport.example",
        "CONTACT_PHONE": "00 00 00 00",
        "STAFF_EMAILS": "stab@trondheimtechport.example",
        **given,
        "SECRET_KEY": given.get("SECRET_KEY") or own_key(folder),
        "EMAIL_URL": "filemail://",
    }


def own_key(folder):
    """A secret key of this clone's own, made at the first start and readable by its owner alone."""
    path = folder / "secret-key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            with NamedTemporaryFile("w", dir=folder) as file:  # readable by its owner alone
                file.write(secrets.token_urlsafe(50))
                file.flush()
                with suppress(FileExistsError):  # another process was first, and its key is the one
                    os.link(file.name, path)
        return path.read_text()
    except OSError as error:
        sys.exit(f"Cannot use the folder {folder}: {error.strerror}. Run as its owner, or name another in VAR_DIR.")
