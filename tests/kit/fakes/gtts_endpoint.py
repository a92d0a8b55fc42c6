"""A stand-in for the endpoint gTTS asks: it can succeed, fail, dawdle, and talk nonsense."""

import base64
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@cache
def mp3(seconds: float) -> bytes:
    """Return a tone as gTTS sends speech: MP3, mono, 24 kHz, 32 kbit/s."""
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"sine=220:duration={seconds}"]
    command += ["-ar", "24000", "-ac", "1", "-b:a", "32k", "-f", "mp3", "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


@dataclass
class Endpoint:
    """What to answer next, and what was asked."""

    url: str = ""
    manner: str = "speak"
    seconds: float = 6.0
    asked: list[str] = field(default_factory=list)

    def body(self) -> bytes:
        sound = mp3(self.seconds)
        if self.manner == "half":
            sound = sound[: len(sound) // 2 - 7]
        if self.manner == "nonsense":
            return b"<html><body>Our systems have detected unusual traffic.</body></html>"
        if self.manner == "noise":
            sound = bytes(range(256)) * 40
        text = base64.b64encode(sound).decode()
        return f')]}}\'\n\n[["wrb.fr","jQ1olc","[\\"{text}\\"]",null]]\n'.encode()


class Handler(BaseHTTPRequestHandler):
    state: Endpoint

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        self.state.asked.append(asked.decode())
        if self.state.manner == "error":
            self.send_error(503)
            return
        body = self.state.body()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):  # whoever asked may have given up
            self._send(body)

    def _send(self, body: bytes) -> None:
        if self.state.manner == "cut":
            body = body[: len(body) // 2]
        if self.state.manner == "trickle":
            for at in range(0, 40, 2):
                self.wfile.write(body[at : at + 2])
                time.sleep(0.1)
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    """Serve on a free port of this machine until the block is left."""
    state = Endpoint()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"state": state}))
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
