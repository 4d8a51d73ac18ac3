"""Passwords are hashed one at a time: a hash takes 100 MB and a processor, and pages need both."""

from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

ONE_AT_A_TIME = BoundedSemaphore(1)  # in each process of the web server


class PatientArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2 on one processor, so that the others serve pages; a password that was hashed on more is hashed anew."""

    parallelism = 1

    def encode(self, password, salt):
        with ONE_AT_A_TIME:
            return super().encode(password, salt)

    def verify(self, password, encoded):
        with ONE_AT_A_TIME:
            return super().verify(password, encoded)
