"""Demo only: mails as .eml files in `var/mail/`, which any mail program opens."""

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class EmailBackend(BaseEmailBackend):
    def send_messages(self, messages):
        settings.MAIL_DIR.mkdir(parents=True, exist_ok=True)
        for number, message in enumerate(messages):
            name = f"{timezone.localtime():%Y%m%d-%H%M%S-%f}-{number}.eml"
            (settings.MAIL_DIR / name).write_bytes(message.message().as_bytes(linesep="\r\n"))
        return len(messages)
