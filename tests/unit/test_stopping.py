"""The booth stops in its time, whatever its transcriber is doing."""

from types import SimpleNamespace

from kiosk.domain.settings import Settings
from kiosk.senses.hearing import LEAVES_S, Hearing


class Stuck:
    """A process that hears no signal but the last."""

    def __init__(self) -> None:
        self.did: list[object] = []

    def terminate(self) -> None:
        self.did.append("asked")

    def join(self, timeout: float) -> None:
        self.did.append(timeout)

    def kill(self) -> None:
        self.did.append("ended")


def test_a_transcriber_that_does_not_leave_is_ended():
    hearing, process = Hearing(Settings()), Stuck()
    hearing._process = process
    hearing._outbox = hearing._pipe = SimpleNamespace(close=lambda: None)
    hearing.close()
    assert process.did == ["asked", LEAVES_S, "ended"]
    hearing.close()
    assert len(process.did) == 3
