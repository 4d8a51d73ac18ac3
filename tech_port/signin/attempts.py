"""The names under which attempts are counted tell nobody's name or network address."""

from django.utils.crypto import salted_hmac


def hashed_key(key, key_prefix, version):
    return salted_hmac("tech_port.signin.attempts", f"{key_prefix}:{version}:{key}", algorithm="sha256").hexdigest()
