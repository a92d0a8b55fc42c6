"""Puts the panel together: its parts, in the order in which a request passes them."""

import importlib
from datetime import timedelta
from pathlib import Path

from flask import Flask, request
from flask_bootstrap import Bootstrap5
from flask_limiter import Limiter
from flask_wtf.csrf import CSRFProtect

from admin import access, failing, hosts, places, proxies, secret, security, showing, uploads
from admin.views import health
from kiosk.domain.settings import Settings
from kiosk.store import Store

VIEWS = (
    "sign_in",
    "sign_on",
    "jobs",
    "questions",
    "interviews",
    "reports",
    "talk",
    "groups",
    "classes",
    "insight",
    "booths",
    "settings",
    "people",
    "factor",
    "audit",
    "handoff",
    "typed",
    "enrol",
    "health",
)
TAKE_FILES = ("jobs.create", "jobs.bring", "groups.bring", "handoff.bring")
LARGEST_FORM = 600_000
"""A form of text; views that take a file allow more by themselves."""
COOKIE_LIVES = timedelta(hours=12)


def build(settings: Settings, store: Store) -> Flask:
    """Return the panel as a WSGI application."""
    app = Flask("admin", root_path=str(Path(__file__).parent))
    app.extensions["store"], app.extensions["settings"] = store, settings
    app.config.update(
        SECRET_KEY=secret.kept(Path(settings.paths.var) / "panel.secret"),
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        PERMANENT_SESSION_LIFETIME=COOKIE_LIVES,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a half-written job must not be lost
        BOOTSTRAP_SERVE_LOCAL=True,
        RATELIMIT_HEADERS_ENABLED=False,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=1),
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    trusted = proxies.networks(settings.panel.proxies)
    app.wsgi_app = proxies.Behind(app.wsgi_app, trusted)  # type: ignore[assignment]
    hosts.refuse_others(app, settings)
    health.watch(app)
    app.before_request(lambda: places.tell_server(request.environ))
    uploads.allow_files(app, TAKE_FILES, settings.matching.max_bytes)
    security.secure(app, tls=settings.panel.tls or bool(trusted))
    failing.explain(app)
    app.extensions["limits"] = Limiter(places.address, app=app, storage_uri="memory://")
    access.guard(app)
    forms = CSRFProtect(app)
    Bootstrap5(app)
    showing.register(app)

    for noun in VIEWS:
        app.register_blueprint(importlib.import_module(f"admin.views.{noun}").blueprint)
    forms.exempt(app.view_functions["enrol.enrol"])  # a booth has no session to be misused
    access.refuse_unstated(app)
    return app
