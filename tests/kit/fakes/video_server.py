"""A camera that can be unplugged: JPEG pictures over HTTP, each a little different."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

from tests.kit.booth.scenes import Scene, a_ball

FRAME_S = 1 / 20


class _Pictures(BaseHTTPRequestHandler):
    def do_GET(self):
        wire = self.server.wire
        if wire.unplugged.is_set():
            return  # as if nothing were there
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        try:
            for number in count():
                if wire.unplugged.is_set():
                    return
                jpeg = wire.scene(0 if wire.frozen.is_set() else number)
                head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
                self.wfile.write(head.encode() + jpeg + b"\r\n")
                wire.unplugged.wait(FRAME_S)
        except OSError:
            return

    def log_message(self, *_):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    wire: "Wire"


@dataclass
class Wire:
    """The camera's cable: what it shows may be changed, it may be unplugged, it may freeze."""

    address: str
    scene: Scene = a_ball
    unplugged: threading.Event = field(default_factory=threading.Event)
    frozen: threading.Event = field(default_factory=threading.Event)


@contextmanager
def camera_on_a_wire(scene: Scene = a_ball) -> Iterator[Wire]:
    """Serve pictures until the block ends."""
    with _Server(("127.0.0.1", 0), _Pictures) as server:
        wire = Wire(f"http://127.0.0.1:{server.server_address[1]}/video.mjpg", scene)
        server.wire = wire
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield wire
        finally:
            wire.unplugged.set()
            server.shutdown()
