"""Settings, read from the environment; every one is described in docs/howto/settings.md.

`BEPROVAD_DATA` is the one data folder: the SQLite file, the uploads and the secret key.
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url

from beprovad.config.secret import secret_key

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("BEPROVAD_DATA", "data")).resolve()
DEMO = os.environ.get("BEPROVAD_DEMO", "") == "1"
DEBUG = os.environ.get("BEPROVAD_DEBUG", "") == "1"
ADDRESS = os.environ.get("BEPROVAD_ADDRESS", "http://127.0.0.1:8000")

SECRET_KEY = os.environ.get("BEPROVAD_SECRET_KEY") or secret_key(DATA)
ALLOWED_HOSTS = os.environ.get("BEPROVAD_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [ADDRESS] if ADDRESS.startswith("https://") else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "beprovad.journal",
    "beprovad.web",
    "beprovad.documents",
    "beprovad.asking",
    "beprovad.people",
    "beprovad.knowledge",
    "beprovad.meetings",
    "beprovad.rounds",
    "beprovad.checklists",
    "beprovad.assessments",
    "beprovad.trust",
    "beprovad.home",
    "django_htmx",
    "allauth",  # after our rooms: their templates for the login hold
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads each answer, so that its length tells nothing (BREACH)
    "beprovad.web.security.content_security_policy",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "beprovad.config.house.for_the_house",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "beprovad.config.urls"
WSGI_APPLICATION = "beprovad.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "beprovad.web.context.page",
            ],
            "builtins": [
                "beprovad.web.templatetags.web",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    },
]

_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; "
        "PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY"
    ),
}
DATABASE_URL = os.environ.get("DATABASE_URL", "")
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        DATABASE_URL, engine="beprovad.config.postgresql", conn_max_age=None, conn_health_checks=True
    )
    if DATABASE_URL
    else {
        "ENGINE": "beprovad.config.sqlite3",
        "NAME": DATA / "beprovad.sqlite3",
        "OPTIONS": _SQLITE_OPTIONS,
        "CONN_MAX_AGE": None,
    }
}
if DATABASE_URL:
    # psycopg's own. Django turns it off, for poolers, and never prepares what it says itself: see rounds/prepared.py.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("prepare_threshold", 5)
# Only the limits of logging in are kept here: in the database, so that they hold for all processes and after a restart.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "beprovad_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # the few hundred of the default could be flooded away
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:start"
ACCOUNT_LOGOUT_REDIRECT_URL = "home:start"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ADDRESS.startswith("https://") else 0  # else all behind it share one limit
ACCOUNT_ADAPTER = "beprovad.people.login.AccountAdapter"

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if os.environ.get("BEPROVAD_SMTP_HOST"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = os.environ["BEPROVAD_SMTP_HOST"]
    EMAIL_PORT = int(os.environ.get("BEPROVAD_SMTP_PORT", "587"))
    EMAIL_HOST_USER = os.environ.get("BEPROVAD_SMTP_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("BEPROVAD_SMTP_PASSWORD", "")
    EMAIL_USE_TLS = os.environ.get("BEPROVAD_SMTP_TLS", "1") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("BEPROVAD_MAIL_FROM", "beprovad@localhost")

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
_STATIC_STORAGES = {
    "hashed": "whitenoise.storage.CompressedManifestStaticFilesStorage",
    "plain": "django.contrib.staticfiles.storage.StaticFilesStorage",  # tests: nothing is collected
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORAGES[os.environ.get("BEPROVAD_STATIC", "hashed")]},
}
MEDIA_ROOT = DATA / "uploads"
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
UPLOAD_LIMIT = int(os.environ.get("BEPROVAD_UPLOAD_LIMIT", str(25 * 1024 * 1024)))
BODY_LIMIT = UPLOAD_LIMIT + 1024 * 1024  # a file, and the form around it

THREADS = int(os.environ.get("BEPROVAD_THREADS", "8"))
PHONE_THREADS = 4 if DATABASE_URL else 8  # of their own
PHONES_AT_ONCE = 4 if DATABASE_URL else 1  # SQLite is asked within the process: only a write waits
WORKERS = int(os.environ.get("BEPROVAD_WORKERS", "1"))
ONE_CORE = WORKERS == 1 and os.environ.get("BEPROVAD_ONE_CORE", "1") == "1"
LINE = 2000  # requests that may wait for a thread before the answer is 503

SECURE = ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
