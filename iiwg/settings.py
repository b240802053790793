"""Settings, driven by the environment. With no environment at all they are the embedded default:
SQLite, a Celery transport that needs no server, e-mail written to files, all state under `var/`."""

import secrets
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from csp.constants import SELF

from iiwg.environment import env, env_flag, env_number
from iiwg.sign_in_settings import *  # noqa: F403  who signs in, and how

BASE_DIR = Path(__file__).resolve().parent.parent

VAR = Path(env("IIWG_VAR", str(BASE_DIR / "var"))).resolve()
VAR.mkdir(parents=True, exist_ok=True)

PRODUCTION = env_flag("IIWG_PRODUCTION")
DEBUG = env_flag("IIWG_DEBUG")
BASE_URL = env("IIWG_BASE_URL", f"http://127.0.0.1:{env('PORT', '8000')}").rstrip("/")
ALLOWED_HOSTS = [host.strip() for host in env("IIWG_HOSTS", "localhost,127.0.0.1").split(",")]
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []


def _secret_key() -> str:
    """The key from the environment; the embedded default makes one once and keeps it with its state."""
    given = env("IIWG_SECRET_KEY")
    if given or PRODUCTION:
        return given
    kept = VAR / "secret_key"
    if not kept.exists():
        kept.write_text(secrets.token_urlsafe(50))
        kept.chmod(0o600)
    return kept.read_text().strip()


SECRET_KEY = _secret_key()

INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    "rules.apps.AutodiscoverRulesConfig",
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # The ground, lowest floor first: effects of a transition run in this order.
    "iiwg.database",
    "iiwg.audit",
    "iiwg.workflow",
    "iiwg.search",
    "iiwg.health",
    "iiwg.pages",
    "iiwg.accounts",
    "iiwg.documents",
    "iiwg.notifications",
    "iiwg.backup",
    # The rooms.
    "members",
    "tmf_registry",
    "meetings",
    "actions",
    # The roof.
    "iiwg.desk",
]

MIDDLEWARE = [
    "iiwg.pages.logs.RequestNumber",
    "iiwg.pages.browser_rules.BrowserRules",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "iiwg.accounts.sessions.KeepAlive",
    "iiwg.accounts.limits.KnownBrowsers",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "iiwg.pages.sanitise.SanitiseForms",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "iiwg.documents.middleware.OwnFilesOnly",
    "iiwg.accounts.proof.AskProof",
    "iiwg.accounts.middleware.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "iiwg.urls"
WSGI_APPLICATION = "iiwg.wsgi.application"

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
                "iiwg.pages.context.site",
                "members.terms.context.group",
            ],
        },
    }
]

# --- Database -----------------------------------------------------------------------------------
try:
    DATABASES = {
        "default": dj_database_url.parse(
            env("DATABASE_URL", f"sqlite:///{VAR / 'db.sqlite3'}"), conn_max_age=60
        )
    }
except ValueError:  # its words would show the password
    raise SystemExit(
        "DATABASE_URL is not an address of a database. Set it to postgres://user:password@host:5432/name."
    ) from None
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",  # without it two writers deadlock instead of waiting
        # recursive_triggers: without it INSERT OR REPLACE deletes a sealed row past its triggers
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS = [
    "guardian.W001",  # grants are asked by our predicates, so a refusal costs no extra query
    "auth.W004",  # e-mail addresses are unique by their folded form
    "security.W005",  # subdomains and preload: IIWG_HSTS_PRELOAD, by choice
    "security.W021",
]

# --- Languages ----------------------------------------------------------------------------------
LANGUAGE_CODE = "tg"
LANGUAGES = [("tg", "Тоҷикӣ"), ("ru", "Русский"), ("en", "English")]
MODELTRANSLATION_LANGUAGES = (*dict(LANGUAGES), "kk")
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_ENABLE_FALLBACKS = False  # a missing translation is shown as such, never silently
# What is read where the wanted language is missing, in this order.
FALLBACK_LANGUAGES = ("ru", "en", "tg", "kk")
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Dushanbe"

# --- Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(env("IIWG_MEDIA", str(VAR / "media")))
COLLECTED = (STATIC_ROOT / "staticfiles.json").exists()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED or "collectstatic" in sys.argv
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not COLLECTED
FILE_UPLOAD_PERMISSIONS = 0o640
UPLOAD_LIMIT_BYTES = env_number("IIWG_UPLOAD_LIMIT_MB", 25) * 1024 * 1024
UPLOAD_DAY_BYTES = env_number("IIWG_UPLOAD_DAY_MB", 1000) * 1024 * 1024  # of one person
UPLOAD_TOTAL_BYTES = env_number("IIWG_UPLOAD_TOTAL_GB", 20) * 1024**3
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
KEEP_DAYS = env_number("KEEP_DAYS", 30)  # of backups
BACKUP_TO = [key.strip() for key in env("IIWG_BACKUP_TO").split(",") if key.strip()]  # who can read them

# --- Background work ----------------------------------------------------------------------------
REDIS_URL = env("REDIS_URL")
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, int | str]
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600}
else:
    BROKER = VAR / "broker"
    for folder in ("queue", "processed", "control"):
        (BROKER / folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_URL = "filesystem://localhost/"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER / "queue"),
        "data_folder_out": str(BROKER / "queue"),
        "processed_folder": str(BROKER / "processed"),
        "control_folder": str(BROKER / "control"),
    }
# Limits count in one place for all processes of the web server.
CACHES = {
    "default": {
        "BACKEND": "iiwg.accounts.limits.Cache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "iiwg",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULER = "iiwg.clock:Clock"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "celerybeat-schedule")
# A mail server that is slow holds up no document: letters have a queue and a worker of their own.
CELERY_TASK_ROUTES = {
    "iiwg.notifications.tasks.deliver": {"queue": "mail"},
    "iiwg.notifications.tasks.sweep": {"queue": "mail"},
    "iiwg.health.tasks.beat_postman": {"queue": "mail"},
}
STALE_AFTER_SECONDS = env_number("IIWG_STALE_AFTER_SECONDS", 300)  # claimed longer ago: its worker died

ANCHOR_TO = [address.strip() for address in env("IIWG_ANCHOR_TO").split(",") if address.strip()]
PING_URL = env("IIWG_PING_URL")  # called after each beat: a watchman outside notices when it stays silent

# --- E-mail -------------------------------------------------------------------------------------
EMAIL_URL = env("EMAIL_URL")
DEFAULT_FROM_EMAIL = env("IIWG_FROM_EMAIL", "secretariat@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
OUTBOX = VAR / "outbox"
if EMAIL_URL:
    _mail = urlsplit(EMAIL_URL)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname or "localhost"
    EMAIL_PORT = _mail.port or 25
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_TLS = parse_qs(_mail.query).get("tls") == ["1"]
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "iiwg.notifications.outbox.FileBackend"

# --- Security -----------------------------------------------------------------------------------
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = False
SESSION_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # the local health probe speaks plain HTTP
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    # Browsers keep a cookie of such a name only from this very site, over https: no neighbour in the domain sets it.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    # Hard to take back, and it binds every site of the domain: only who owns all of it may say so.
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env_flag("IIWG_HSTS_PRELOAD")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # limits on sign-in count by the address the proxy saw
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": ["'none'"],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"one_line": {"()": "iiwg.pages.logs.OneLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "one_line"}},
    "root": {"handlers": ["stderr"], "level": env("IIWG_LOG_LEVEL", "INFO")},
    "loggers": {"fontTools": {"level": "WARNING"}, "weasyprint": {"level": "ERROR"}},
}
