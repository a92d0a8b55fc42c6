"""A camera that can be unplugged: JPEG pictures over HTTP, each a little different."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import cv2
import numpy as np

PORT_OF_ANY = 0


class _Pictures(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        try:
            for number in count():
                if self.server.unplugged.is_set():
                    return
                shift = 0 if self.server.frozen.is_set() else number * 7 % 200
                image = np.full((240, 320, 3), 40, np.uint8)
                cv2.circle(image, (60 + shift, 120), 40, (200, 180, 160), -1)
                jpeg = cv2.imencode(".jpg", image)[1].tobytes()
                head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
                self.wfile.write(head.encode() + jpeg + b"\r\n")
                self.server.unplugged.wait(1 / 20)
        except OSError:
            return

    def log_message(self, *_):
        pass


@contextmanager
def camera_on_a_wire(port: int = PORT_OF_ANY) -> Iterator[ThreadingHTTPServer]:
    """Serve pictures; `unplugged` and `frozen` are events that stage the faults."""
    ThreadingHTTPServer.allow_reuse_address = True
    with ThreadingHTTPServer(("127.0.0.1", port), _Pictures) as server:
        server.daemon_threads = True
        server.unplugged, server.frozen = threading.Event(), threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.unplugged.set()
            server.shutdown()
