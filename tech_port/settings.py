"""The one settings file. The environment decides, README lists every variable, and defaults are the safe ones.

`DEMO` is the thin layer for trying and testing, on when no `DATABASE_URL` is given: it completes the environment here,
and has the last word at the end. Everything between is the same for a site, which must name what is `required`.
"""

import os
from pathlib import Path

import django
from django.utils.translation import gettext_lazy as _

from tech_port.environment.mailers import as_email_settings
from tech_port.environment.reading import Environment
from tech_port.signin.configuration import SIGN_IN

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(os.environ)
VAR_DIR = Path(env.text("VAR_DIR", default=str(BASE_DIR / "var")))
has_database = "DATABASE_URL" in os.environ
DEMO = env.flag("DEMO", default=not has_database)
if DEMO:
    from tech_port.demo import environment

    env.variables = environment.completed(os.environ, VAR_DIR)

# Site

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.text("SECRET_KEY", example="<50 random characters>")
SECRET_KEY_FALLBACKS = env.names("SECRET_KEY_FALLBACKS", default=[])
TLS = env.flag("TLS", default=True)
SITE_URL = env.site("SITE_URL", is_secure=TLS, example="https://www.trondheimtechport.no")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", example="www.trondheimtechport.no")
env.agree(SITE_URL, ALLOWED_HOSTS)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ADMIN_PATH = env.path("ADMIN_PATH", default="admin") + "/"
BEHIND_PROXY = env.flag("BEHIND_PROXY")

ROOT_URLCONF = "tech_port.urls"
WSGI_APPLICATION = "tech_port.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORMS_URLFIELD_ASSUME_HTTPS = True
SILENCED_SYSTEM_CHECKS = [] if TLS else ["security.W004", "security.W008", "security.W012", "security.W016"]

INSTALLED_APPS = [
    "tech_port.apps.TechPortConfig",
    "tech_port.apps.PortalAdminConfig",
    "tech_port.content",
    "tech_port.addresses",
    "tech_port.outbox",
    "tech_port.open_forms",
    "tech_port.worker",
    "tech_port.backups",
    "tech_port.uploads",
    "tech_port.pictures",
    "members",
    "premises",
    "events",
    "tech_port.newsletter",
    "tech_port.desk",
    "tech_port.still_right",
    "tech_port.search",
    "tech_port.versions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "tech_port.rights",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "tech_port.signin",
    "tech_port.audit",
    "django_filters",
    "csp",
]

MIDDLEWARE = [
    "tech_port.server.request_log.RequestLogMiddleware",
    "tech_port.health.middleware.AnyHostMiddleware",
    "tech_port.middleware.ResponseHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tech_port.middleware.RefusalMiddleware",
    "tech_port.static_files.middleware.StaticFilesMiddleware",
    "tech_port.middleware.DatabaseErrorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tech_port.middleware.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "tech_port.middleware.NotAllowedMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tech_port.signin.sessions.StaffSessionMiddleware",
    "tech_port.signin.language.StaffLanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tech_port.middleware.ActingMiddleware",
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tech_port.context_processors.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "tech_port.templatetags.portal"],
        },
    },
]

# Database: the engine sees to it that every wait has an end. A thread keeps its connection, so that there are as many.

DATABASES = {"default": env.database("DATABASE_URL", example="postgresql://user:password@host:5432/name")}
DATABASES["default"].update(ENGINE="tech_port.postgres", CONN_MAX_AGE=600, CONN_HEALTH_CHECKS=True)
# A pooler by transaction, for pages only: workers and commands need a session of their own.
DATABASE_POOLER = env.database("DATABASE_POOLER_URL", default={}, example="postgresql://user:password@host:6432/name")

# Languages, times and numbers: bokmål is the source, English the translation; calendar arithmetic is in Oslo's time.

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Norsk bokmål")), ("en", _("Engelsk"))]
LOCALE_PATHS = [BASE_DIR / "tech_port" / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

# Sign-in, of staff alone; the rest of it does not hang on the environment.

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
SECOND_FACTOR_REQUIRED = not DEMO
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not TLS  # the demo, on one's own machine
vars().update(SIGN_IN)

# Cookies: none on a page without a form; `__Host-` names where there is TLS.

SESSION_COOKIE_NAME = "__Host-session" if TLS else "session"
SESSION_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 10 * 60 * 60
CSRF_COOKIE_NAME = "__Host-csrf" if TLS else "csrf"
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "tech_port.views.csrf_failure"

# Headers

SECURE_SSL_REDIRECT = TLS
SECURE_REDIRECT_EXEMPT = [r"^helse/"]
SECURE_HSTS_SECONDS = 63072000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SILENCED_SYSTEM_CHECKS += ["security.W021"]  # preload is the domain owner's decision, not the portal's
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
        "upgrade-insecure-requests": TLS,
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000  # a figure with its observations is more than 200 in the admin
DATA_UPLOAD_MAX_NUMBER_FILES = 5

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "tech_port.storage.folder.LocalFolder"},
    "staticfiles": {"BACKEND": "tech_port.static_files.storage.StaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\."  # of any release, not only of the one that serves

# Uploaded files: in a folder, or a bucket that several copies of the portal share; always served by the portal.

MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
MEDIA_STORAGE = env.object_store("MEDIA_STORAGE", needs_tls=not DEMO, example="s3://key:secret@s3.example.no/bucket")
if MEDIA_STORAGE:
    STORAGES["default"] = {"BACKEND": "tech_port.storage.bucket.ObjectStore", "OPTIONS": MEDIA_STORAGE}
MEDIA_ACCEL = env.path("MEDIA_ACCEL", default="")  # nginx's internal location of that folder
SHARE_DIR = VAR_DIR / "share"  # pictures drawn for sharing, by each copy of the portal; may be emptied at any time
BACKUP_DIR = Path(env.text("BACKUP_DIR", default=str(VAR_DIR / "backups")))

# Mail: stored in the outbox with the form that caused it, sent by the worker alone.

MAILERS = {"default": env.mail_server("EMAIL_URL", example="smtp+tls://user:password@mail.example.no:587")}
DEFAULT_FROM_EMAIL = env.address("DEFAULT_FROM_EMAIL", example="Trondheim Tech Port <post@trondheimtechport.no>")
CONTACT_EMAIL = env.address("CONTACT_EMAIL", example="kontakt@trondheimtechport.no")
CONTACT_PHONE = env.phone("CONTACT_PHONE", example="73 55 90 00")
STAFF_EMAILS = env.addresses("STAFF_EMAILS", example="stab@trondheimtechport.no")

# Others' registers: off without an address; only the number of an organisation is sent.

REGISTER_URL = env.service("REGISTER_URL", needs_tls=not DEMO, example="https://data.brreg.no/enhetsregisteret/api")

# Promises and periods: the association decides them.

ANSWER_WITHIN_WORKING_DAYS = env.number("ANSWER_WITHIN_WORKING_DAYS", default=2)
INTEREST_KEPT_MONTHS = env.number("INTEREST_KEPT_MONTHS", default=12)
INTEREST_KEPT_MONTHS_CLOSED = env.number("INTEREST_KEPT_MONTHS_CLOSED", default=3)
CHALLENGE_KEPT_MONTHS = env.number("CHALLENGE_KEPT_MONTHS", default=12)
CHALLENGE_KEPT_MONTHS_CLOSED = env.number("CHALLENGE_KEPT_MONTHS_CLOSED", default=6)
MAIL_LATE_MINUTES = env.number("MAIL_LATE_MINUTES", default=15)
WORKER_SILENT_MINUTES = env.number("WORKER_SILENT_MINUTES", default=3)
MAIL_HOLD_MINUTES = env.number("MAIL_HOLD_MINUTES", default=5, least=0)
MAIL_KEPT_DAYS = env.number("MAIL_KEPT_DAYS", default=7)
UNCONFIRMED_KEPT_DAYS = env.number("UNCONFIRMED_KEPT_DAYS", default=7)
UNREACHED_KEPT_DAYS = env.number("UNREACHED_KEPT_DAYS", default=90)
CONFIRMATIONS_KEPT_DAYS = env.number("CONFIRMATIONS_KEPT_DAYS", default=90)
JOIN_REQUESTS_KEPT_MONTHS = env.number("JOIN_REQUESTS_KEPT_MONTHS", default=12)
JOIN_REQUESTS_KEPT_MONTHS_DECIDED = env.number("JOIN_REQUESTS_KEPT_MONTHS_DECIDED", default=6)
PROFILE_CHANGES_KEPT_MONTHS = env.number("PROFILE_CHANGES_KEPT_MONTHS", default=12)
PROFILE_LINKS_KEPT_DAYS = env.number("PROFILE_LINKS_KEPT_DAYS", default=7)
AUDIT_KEPT_MONTHS = env.number("AUDIT_KEPT_MONTHS", default=36, least=13)
CONTACTS_KEPT_MONTHS = env.number("CONTACTS_KEPT_MONTHS", default=12)
DATA_LICENCE = env.one_of("DATA_LICENCE", ["NLOD-2.0", "CC-BY-4.0"], default="")  # of the open data; "" is undecided
FORM_MINIMUM_SECONDS = env.number("FORM_MINIMUM_SECONDS", default=2, least=0, most=60, kind=float)
FORMS_AN_HOUR_PER_ADDRESS = env.number("FORMS_AN_HOUR_PER_ADDRESS", default=1000, most=100_000)
FORMS_AN_HOUR_PER_EMAIL = env.number("FORMS_AN_HOUR_PER_EMAIL", default=20)

# Logs and reports: JSON lines without personal data; the demo's terminal shows what is wrong and not each request.

ADMINS = env.addresses("ADMINS", default=[], example="drift@trondheimtechport.no")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
SENTRY_DSN = env.text("SENTRY_DSN", default="")
# What this copy runs: said by who put it there, or the name of its folder among the releases.
RELEASE = env.text("RELEASE", default=BASE_DIR.name if BASE_DIR.parent.name == "releases" else "")
DISK_LOW_GB = env.number("DISK_LOW_GB", default=1, least=0)
STANDBYS = env.number("STANDBYS", default=0, least=0, most=10)
LOG_LEVEL = env.one_of("LOG_LEVEL", ["DEBUG", "INFO", "WARNING", "ERROR"], default="WARNING" if DEMO else "INFO")

env.refuse_errors()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "errors": {"()": "django.utils.log.CallbackFilter", "callback": "ext://tech_port.server.logs.has_error"}
    },
    "formatters": {"json": {"()": "tech_port.server.logs.JsonFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "json"},
        "admins": {"class": "tech_port.server.reporting.AdminsHandler"},
    },
    "root": {"handlers": ["console", "admins"], "level": "WARNING"},
    "loggers": {
        "portal": {"level": LOG_LEVEL},
        # The line of each request says the same once more, without the address.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR", "filters": ["errors"]},
        **{f"django.security.{sent}": {"level": "CRITICAL"} for sent in ("DisallowedHost", "TooManyFieldsSent")},
        "waitress.queue": {"level": "ERROR"},
    },
}
if SENTRY_DSN:
    from tech_port.server.reporting import start_sentry

    start_sentry(SENTRY_DSN)

# The demo has the last word: its app, mail into files and, unless another is named, the database it brings along.

if DEMO:
    INSTALLED_APPS.append("tech_port.demo")
    MAILERS = {"default": {"BACKEND": "tech_port.demo.mail_files.EmailBackend"}}
    MAIL_DIR = VAR_DIR / "mail"
    if not has_database:
        DATABASES["default"].update(ENGINE="tech_port.demo.embedded_postgres", DATA_DIR=VAR_DIR / "postgres")

if django.VERSION < (6, 1):  # which has no MAILERS
    vars().update(as_email_settings(MAILERS["default"]))
