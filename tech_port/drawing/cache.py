"""Drawn pictures kept on disk under a name that is their content's, so that each is drawn once.

The folder may be emptied at any time; a picture that cannot be kept is drawn again the next time.
"""

import logging
import os
from contextlib import suppress
from hashlib import sha256
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response

logger = logging.getLogger("portal.pictures")

VERSION = 2  # another number when pictures are drawn otherwise from the same content
MAX_KEPT = 500
SECONDS = 3600


def key_of(picture):
    """A name made of all that the picture says."""
    return sha256(f"{VERSION} {picture!r}".encode()).hexdigest()[:32]


def drawn(picture):
    """The PNG of a picture, from the folder or drawn now."""
    path = settings.SHARE_DIR / f"{key_of(picture)}.png"
    try:
        return path.read_bytes()
    except OSError:
        png = picture.draw()
    try:
        _keep(path, png)
    except OSError as error:
        logger.warning("a picture could not be kept: %s", error.strerror)
    return png


def _keep(path, png):
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        try:
            file.write(png)
            file.close()
            os.replace(file.name, path)  # whole or not at all, also with two at once
        except OSError:
            with suppress(OSError):
                os.unlink(file.name)
            raise
    _prune(path.parent)


def _prune(folder):
    """The oldest go when there are too many; another process may have been first."""
    found = []
    for entry in os.scandir(folder):
        with suppress(OSError):
            found.append((entry.stat().st_mtime, entry.path))
    for _time, path in sorted(found)[: max(0, len(found) - MAX_KEPT)]:
        with suppress(OSError):
            os.unlink(path)


def answer(request, picture):
    """The picture, or 304 for one who has it already; drawn only when it must be sent."""
    etag = f'"{key_of(picture)}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(drawn(picture), content_type="image/png")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    return response
