"""The user that whoever tries the portal signs in as."""

import os
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model


def demo_password():
    """The password of the user “demo”, which is made, with a random one, when the user or the file is missing."""
    users, path = get_user_model().objects, settings.VAR_DIR / "demo-password.txt"
    user = users.filter(username="demo").first()
    if user and path.exists():
        return path.read_text().strip()
    password = secrets.token_urlsafe(15)
    user = user or users.create_superuser("demo", "demo@example.invalid", first_name="Demo", last_name="(testbruker)")
    user.set_password(password)
    user.save()
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{password}\n")
    return password
