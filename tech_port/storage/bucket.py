"""Uploaded files in an S3 bucket, for several copies of the portal.

The bucket is private: browsers get `/media/…` from the portal and never hear of it. Every wait has an end, and after a
bucket that was silent nobody waits for it for a while, so that pictures cannot hold the threads that pages need.
"""

import logging
import time
from contextlib import contextmanager
from types import SimpleNamespace
from urllib.parse import urljoin

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, ReadTimeoutError
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.base import ContentFile
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

from . import saved
from .away import StorageAway
from .folder import Found

logger = logging.getLogger("portal.media")

WITHIN = 3  # seconds to connect, and for each piece that is read or sent
SILENCE = 10  # seconds in which a bucket that was silent is not asked
SINGLE = 64 * 1024 * 1024  # bytes that are sent in one piece, so that a file is there whole or not at all
MISSING = {"404", "NoSuchKey", "NotFound"}

silent_until = 0.0  # of this process, by the monotonic clock


@contextmanager
def store_errors():
    """What the bucket cannot do, as `StorageAway`; a file that is not there as FileNotFoundError."""
    global silent_until
    if time.monotonic() < silent_until:
        raise StorageAway("was silent a moment ago")
    try:
        yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in MISSING:
            raise FileNotFoundError("no such file") from error
        logger.error("the bucket refuses %s with %s", error.operation_name, code)
        raise StorageAway(code) from error
    except SuspiciousOperation as error:
        raise FileNotFoundError("no such file") from error
    except (BotoCoreError, OSError) as error:
        if isinstance(error, (ConnectTimeoutError, ReadTimeoutError)):
            silent_until = time.monotonic() + SILENCE
        logger.error("the bucket does not answer: %s", type(error).__name__)
        raise StorageAway(type(error).__name__) from error


class Part:
    """What is read of an object, as a file."""

    def __init__(self, body):
        self.body = body

    def read(self, size):
        with store_errors():
            return self.body.read(size)

    def close(self):
        self.body.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


class ObjectStore(S3Storage):
    """A bucket, asked as the room says."""

    def __init__(self, *, region_name, addressing_style, **options):
        config = Config(
            signature_version="s3v4",
            s3={"addressing_style": addressing_style},
            connect_timeout=WITHIN,
            read_timeout=WITHIN,
            retries={"total_max_attempts": 1},
            tcp_keepalive=True,
            # Checksums as trailers, which boto3 sends by default, are refused by many stores that are not Amazon's.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        transfer = TransferConfig(use_threads=False, multipart_threshold=SINGLE)
        super().__init__(
            region_name=region_name,
            client_config=config,
            transfer_config=transfer,
            file_overwrite=False,
            default_acl=None,
            security_token=None,  # not what a machine's other programs have in their environment
            session_profile=None,
            **options,
        )
        # One client for all threads, which clients are made for: one each, as the library has it, is 17 MB a thread.
        self._connections = SimpleNamespace()

    @property
    def client(self):
        return self.connection.meta.client

    def _object(self, name):
        return {"Bucket": self.bucket_name, "Key": self._normalize_name(name)}

    def find(self, name):
        with store_errors():
            head = self.client.head_object(**self._object(name))
        return Found(head["ContentLength"], head["ETag"], int(head["LastModified"].timestamp()))

    def read(self, name, start, length):
        with store_errors():
            part = {"Range": f"bytes={start}-{start + length - 1}"} if length else {}
            return Part(self.client.get_object(**self._object(name), **part)["Body"])

    def url(self, name, *args, **kwargs):
        """Where the portal serves it."""
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))

    def size(self, name):
        return self.find(name).size

    def exists(self, name):
        try:
            self.find(name)
        except FileNotFoundError:
            return False
        return True

    def listdir(self, name):
        with store_errors():
            return super().listdir(name)

    def delete(self, name):
        with store_errors():
            super().delete(name)

    def _open(self, name, mode="rb"):
        with self.read(name, 0, 0) as part:
            return ContentFile(part.read(None), name=name)

    def _save(self, name, content):
        whole = ContentFile(b"".join(content.chunks()))  # some megabytes; a restored one can be read once only
        with store_errors():
            return saved.note(super()._save(name, whole))
