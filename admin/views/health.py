"""Health: whether the panel can do its work, and figures for Prometheus."""

import os
import time
from hmac import compare_digest
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, g, jsonify, request
from flask.typing import ResponseReturnValue

from admin import secret
from admin.access import everyone, may, store
from kiosk.domain.errors import StoreError
from kiosk.domain.settings import Settings
from kiosk.store.people import Role

blueprint = Blueprint("health", __name__)

BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


@blueprint.get("/healthz")
@everyone
def healthz() -> ResponseReturnValue:
    """Say whether the store answers; nothing else is told to whom nobody knows."""
    try:
        store().people.claimed()
        store().insight.counts()
    except StoreError as err:
        return jsonify(ok=False, code=err.code), 503
    return jsonify(ok=True)


@blueprint.get("/metrics")
@everyone
def metrics() -> ResponseReturnValue:
    """Figures for Prometheus: for who holds the token in `panel.metrics`, or an administrator."""
    import prometheus_client as prometheus

    from admin.figures import StoreFigures

    if not (_bearer() or may(Role.ADMIN)):
        abort(403)
    registry = prometheus.CollectorRegistry()
    registry.register(StoreFigures(store()))
    text = prometheus.generate_latest(registry) + _latency(current_app)
    return Response(text, content_type=prometheus.CONTENT_TYPE_LATEST)


def _bearer() -> bool:
    given = request.authorization
    settings: Settings = current_app.extensions["settings"]
    kept = secret.kept(Path(settings.paths.var) / "panel.metrics")
    token = given.token if given is not None and given.type == "bearer" else None
    return token is not None and compare_digest(token.encode(), kept.encode())


def watch(app: Flask) -> None:
    """Time every request. Several workers share their counts in PROMETHEUS_MULTIPROC_DIR."""
    import prometheus_client as prometheus

    registry = prometheus.CollectorRegistry()
    seconds = prometheus.Histogram(
        "coach_panel_request_seconds",
        "Time to answer a request",
        ["view", "status"],
        buckets=BUCKETS_S,
        registry=registry,
    )
    app.extensions["latency"] = registry

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        view = request.endpoint or "none"
        taken = time.perf_counter() - g.get("began", time.perf_counter())
        seconds.labels(view, str(response.status_code)).observe(taken)
        return response


def _latency(app: Flask) -> bytes:
    import prometheus_client as prometheus
    from prometheus_client import multiprocess

    registry: Any = app.extensions["latency"]
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = prometheus.CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # theirs
    return prometheus.generate_latest(registry)
