"""Django's settings, in one file; every value that differs between machines is read from the environment.

Unset, everything is safe for a command at the prompt: DEBUG off, SQLite beside manage.py, tasks run eagerly.
README lists the variables; `python manage.py check --deploy` says what a production start still lacks.
"""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from factcheck import env

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Who may reach it -------------------------------------------------------------------------------------

DEBUG = env.flag("DEBUG", default=False)

# A key drawn per process is enough for commands. factcheck.wsgi and factcheck.asgi refuse to serve with it
# unless DEBUG is on: sessions would end with the process, and differ between processes.
SECRET_KEY_IS_EPHEMERAL = not env.text("SECRET_KEY", "")
SECRET_KEY = env.text("SECRET_KEY", "") or get_random_secret_key()

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS", LOCAL_HOSTS)
CSRF_TRUSTED_ORIGINS = env.listing("CSRF_TRUSTED_ORIGINS")

# --- What it is made of -----------------------------------------------------------------------------------

INSTALLED_APPS = [
    # First, so that its templates and static files stand before those of Django's admin.
    "factcheck",
    "factcheck.admin_site.WorkbenchAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",  # one way of serving static files, under runserver as under gunicorn
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "rest_framework",
    "simple_history",
    "factcheck.accounts",
    "factcheck.audit",
    "factcheck.jobs",
    "factcheck.roles",
    "sources",
    "claims",
]

MIDDLEWARE = [
    # First, so that whatever the others do happens under the request's id.
    "factcheck.audit.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "factcheck.accounts.middleware.UserLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    # Last, as its documentation asks: it turns a refused login into the lock-out answer.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
ASGI_APPLICATION = "factcheck.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Where the data is ------------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SQLITE_OPTIONS: dict[str, Any] = {
    # Readers never wait for the one writer. NORMAL can lose the last commits only where the power fails.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    # A transaction takes the write lock when it begins: asking half-way fails with "database is locked".
    "transaction_mode": "IMMEDIATE",
    # Seconds a writer waits for the lock: longer than a service call takes, shorter than a browser waits.
    "timeout": 20,
}

_database = env.database_url("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
if _database["ENGINE"].endswith("sqlite3"):
    _database["OPTIONS"] = SQLITE_OPTIONS
else:
    _database["CONN_MAX_AGE"] = env.integer("CONN_MAX_AGE", 60, least=0)
    _database["CONN_HEALTH_CHECKS"] = True
DATABASES = {"default": _database}

REDIS_URL = env.redis_url("REDIS_URL")
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# Larger than the largest article accepted (10 MB), so that an upload is refused by the form, in words.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024

# --- Background work: the Job row is the truth, Celery only delivers ---------------------------------------

CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TASK_ALWAYS_EAGER = not REDIS_URL
CELERY_TASK_EAGER_PROPAGATES = True
CELERY_TASK_IGNORE_RESULT = True
# A task is acknowledged when it is done, so that a killed worker's task is delivered again.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Seconds. A lost broker must not hold a web request: the sweeper delivers later what could not be sent. Without
# the last two, kombu tries for six seconds before it gives up, even where a task is sent with retry=False.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
}
CELERY_TIMEZONE = "UTC"

# --- People -----------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Five wrong passwords for one name from one address close that pair for a quarter of an hour; by name alone,
# anyone could lock a colleague out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True

# --- Review -----------------------------------------------------------------------------------------------

# How long an article stays with whoever works on it, from their last sign of work; then it is in the queue again.
LEASE_MINUTES = env.integer("LEASE_MINUTES", 15, least=1, most=1440)

# The share of new articles, from 0 to 1, that two people review without seeing each other's work.
BLIND_SHARE = env.share("BLIND_SHARE", 0.0)

# The share of new articles, from 0 to 1, coded before anybody sees what the machine suggests: it measures how much
# suggestions sway. Of a share of 0 nothing is measured.
UNAIDED_SHARE = env.share("UNAIDED_SHARE", 0.0)

# --- Publishing -------------------------------------------------------------------------------------------

# With it on, a release made by one person waits until another approves it.
RELEASES_NEED_APPROVAL = env.flag("RELEASES_NEED_APPROVAL", default=False)

# --- Keeping house ----------------------------------------------------------------------------------------

# How long finished jobs, and Fits that nothing rests on, are kept: every night forgets those that are older.
JOBS_KEPT_DAYS = env.integer("JOBS_KEPT_DAYS", 90, least=1)
FITS_KEPT_DAYS = env.integer("FITS_KEPT_DAYS", 90, least=1)

# --- A language model beside the rules: off unless an endpoint is named ------------------------------------

# Any service that speaks the chat-completions interface of OpenAI; the address ends before /chat/completions.
LLM_URL = env.http_url("LLM_URL")
LLM_MODEL = env.text("LLM_MODEL", "")
LLM_API_KEY = env.key("LLM_API_KEY")
LLM_TIMEOUT_SECONDS = env.integer("LLM_TIMEOUT_SECONDS", 120, least=1)
LLM_RETRIES = env.integer("LLM_RETRIES", 2, least=0, most=10)

# --- Languages and time -----------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "factcheck" / "locale"]
FORMAT_MODULE_PATH = "factcheck.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Static files -----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# --- What a browser is allowed ----------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
CSRF_FAILURE_VIEW = "factcheck.error_pages.form_expired"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# HTTPS=no is for a trial on one machine; in production the proxy in front speaks HTTPS and says so.
HTTPS = env.flag("HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]  # asked from inside the container, without the proxy
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = env.integer("HSTS_SECONDS", 31_536_000, least=0) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if env.flag("BEHIND_PROXY", default=False):
    # Only where a proxy always sets this header: a client could otherwise claim HTTPS for itself.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- The API ----------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    # Nothing is open by omission: a view that means to be says so.
    "DEFAULT_PERMISSION_CLASSES": ["factcheck.api.permissions.MayView"],
    # JSON only: the browsable pages carry inline scripts, which the policy above refuses.
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["factcheck.api.filters.StrictFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "factcheck.api.pagination.KeysetPagination",
    "DEFAULT_SCHEMA_CLASS": "factcheck.api.schema.ReadOnlySchema",
    "URL_FORMAT_OVERRIDE": None,  # one format; ?format= is an unknown parameter like any other
}
_CHOICES = "claims.models.choices"
_PUBLISHED_CHOICES = "sources.models.choices"
SPECTACULAR_SETTINGS = {
    "TITLE": "Factcheck Workbench",
    "DESCRIPTION": "What sources said about events, and how far they agree: not what happened. Read-only. "
    "Rows are named by permanent ids and keys. A merged event's id redirects to its survivor. Suggestions are "
    "listed only where they are asked for.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    # One name per list of codes, wherever it stands; without these a field's name would name its codes.
    "ENUM_NAME_OVERRIDES": {
        "ValueKind": f"{_CHOICES}.VALUE_KINDS",
        "Comparator": f"{_CHOICES}.COMPARATORS",
        "ValueState": f"{_CHOICES}.VALUE_STATES",
        "Cardinality": f"{_CHOICES}.CARDINALITIES",
        "Family": f"{_CHOICES}.FAMILIES",
        "ScopeFacet": f"{_CHOICES}.SCOPE_FACETS",
        "Actuality": f"{_CHOICES}.ACTUALITIES",
        "Modality": f"{_CHOICES}.MODALITIES",
        "Polarity": f"{_CHOICES}.POLARITIES",
        "InformantKind": f"{_CHOICES}.INFORMANT_KINDS",
        "Reach": f"{_CHOICES}.REACHES",
        "Stake": f"{_CHOICES}.STAKES",
        "ClaimStatus": f"{_CHOICES}.CLAIM_STATUSES",
        "Producer": f"{_CHOICES}.PRODUCERS",
        "Verification": f"{_CHOICES}.VERIFICATIONS",
        "Certainty": "claims.models.Certainty",
        "EventKind": f"{_CHOICES}.EVENT_KINDS",
        "EventRelation": f"{_CHOICES}.EVENT_RELATIONS",
        "Axis": f"{_CHOICES}.AXES",
        "LinkRelation": "claims.models.claim_link.RELATIONS",
        "LinkDirection": "claims.models.LinkDirection",
        "LinkOrigin": "claims.models.LinkOrigin",
        "Evidence": f"{_CHOICES}.EVIDENCES",
        "Ruling": f"{_CHOICES}.RULINGS",
        "Grade": f"{_CHOICES}.GRADES",
        "ConsensusRole": "claims.models.ConsensusRole",
        "RulingKind": "claims.models.RulingKind",
        "ResolutionState": "claims.models.ResolutionState",
        "ReleaseProfile": "claims.models.ReleaseProfile",
        "ReleaseState": "claims.models.ReleaseState",
        "ActorKind": "claims.models.ActorKind",
        "PlaceKind": "claims.models.PlaceKind",
        "PlacePrecision": "claims.models.PlacePrecision",
        "Sensitivity": f"{_PUBLISHED_CHOICES}.SENSITIVITIES",
        "SourceKind": f"{_PUBLISHED_CHOICES}.SOURCE_KINDS",
        "SourceClass": f"{_PUBLISHED_CHOICES}.SOURCE_CLASSES",
        "ArticleKind": f"{_PUBLISHED_CHOICES}.ARTICLE_KINDS",
        "DatePrecision": f"{_PUBLISHED_CHOICES}.DATE_PRECISIONS",
        "DateBasis": f"{_PUBLISHED_CHOICES}.DATE_BASES",
        "NoticeKind": f"{_PUBLISHED_CHOICES}.NOTICE_KINDS",
        "ZoneRole": f"{_PUBLISHED_CHOICES}.ZONE_ROLES",
    },
}

# --- Logging: one line per record to standard error, where a container and a terminal both look -----------

LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {name: {"level": LOG_LEVEL, "propagate": True} for name in ("factcheck", "sources", "claims")},
}
