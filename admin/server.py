"""Serves the panel: gunicorn keeps and renews one process, our worker reads and answers."""

import gc
import os
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from admin import certificate, create_app, proxies
from admin.serving.worker import PanelWorker
from kiosk.domain.settings import Settings
from kiosk.store import Store

WORKERS = 1
"""One counts exactly (rate limits), tells an interview once, and takes half the memory of two."""
THREADS = 12
"""Whole requests only. Uploads and PDFs may hold 7 of them (admin/queues.py), so the others never
wait for these."""
REQUEST_S = 60


class Panel(BaseApplication):
    """The panel as gunicorn runs it: built once, then forked."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.networks = proxies.networks(settings.panel.proxies)
        super().__init__()

    def load_config(self) -> None:
        for name, value in _configuration(self._settings).items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        app = create_app(self._settings)
        self.cfg.set("post_fork", partial(_own_connections, app.extensions["store"]))
        gc.collect()
        gc.freeze()  # what was built is shared: no collection of the new process touches it
        return app


def _own_connections(store: Store, _arbiter: Any, _worker: Any) -> None:
    """Let a new process open connections of its own; the parent's are the parent's to close."""
    store.database.engine.dispose(close=False)


def serve(settings: Settings) -> None:
    """Serve until told to stop."""
    # a renewed process goes on counting from files here; it must be set before it begins
    folder = tempfile.TemporaryDirectory(prefix="panel-", dir=settings.paths.runtime or None)
    with folder as counts:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts
        Panel(settings).run()


def _configuration(settings: Settings) -> dict[str, Any]:
    panel = settings.panel
    chosen: dict[str, Any] = {
        "bind": f"{panel.host}:{panel.port}",
        "preload_app": True,
        "workers": WORKERS,
        "threads": THREADS,
        "worker_class": PanelWorker,
        "timeout": REQUEST_S,
        "graceful_timeout": 10,
        "max_requests": 20_000,  # a fresh process now and then bounds what a leak could cost
        "max_requests_jitter": 2_000,
        "worker_tmp_dir": settings.paths.runtime or None,
        "accesslog": None,  # addresses hold hand-off tokens
        "errorlog": "-",
        "loglevel": "warning",
        "proc_name": "coach-panel",
        "control_socket_disable": True,
    }
    if panel.tls:
        pair = certificate.files(Path(settings.paths.var))
        chosen |= {"certfile": str(pair[0]), "keyfile": str(pair[1])}
    return chosen
