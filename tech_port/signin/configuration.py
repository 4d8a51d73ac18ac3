"""The settings of sign-in that are the same for every site, among them those of django-allauth."""

CACHES = {  # what the processes of a site share for a while, in its database: attempts to sign in
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "signin_attempts",
        "KEY_FUNCTION": "tech_port.signin.attempts.hashed_key",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
RATE_LIMITS = {
    "login_failed": "20/15m/ip,5/15m/key",  # by address; by name and address, or by account of a wrong code
    "login_of_name": "30/15m/key",
}

SIGN_IN = {
    "CACHES": CACHES,
    "AUTHENTICATION_BACKENDS": ["tech_port.signin.backend.StaffBackend"],
    "PASSWORD_HASHERS": ["tech_port.signin.hashing.PatientArgon2PasswordHasher"],
    "AUTH_PASSWORD_VALIDATORS": VALIDATORS,
    "ACCOUNT_ADAPTER": "tech_port.signin.adapters.StaffAdapter",
    "ACCOUNT_LOGIN_METHODS": {"username"},
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],  # nobody signs up: allauth's check asks for agreement
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 15 * 60,
    "ACCOUNT_FORMS": {
        "login": "tech_port.signin.forms.SignInForm",
        "reauthenticate": "tech_port.signin.forms.PasswordForm",
    },
    "ACCOUNT_RATE_LIMITS": RATE_LIMITS,
    "MFA_ADAPTER": "tech_port.signin.adapters.FactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_TOTP_ISSUER": "Trondheim Tech Port",
    "MFA_TOTP_TOLERANCE": 1,  # a clock may be half a minute wrong
    "MFA_RECOVERY_CODE_DIGITS": 10,
    "MFA_RECOVERY_CODES_SHOW_ONCE": True,
    "MFA_FORMS": {
        "authenticate": "tech_port.signin.forms.CodeForm",
        "reauthenticate": "tech_port.signin.forms.CodeAgainForm",
        "activate_totp": "tech_port.signin.forms.AppForm",
        "add_webauthn": "tech_port.signin.forms.KeyForm",
    },
}
