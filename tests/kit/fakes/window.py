"""What the window's desks are given in a test: a booth without threads, eyes without a camera."""

from concurrent.futures import Future

from kiosk.devices.doors import Frame


class FakeClock:
    now_s = 10.0

    def now(self):
        self.now_s += 1.0
        return self.now_s


class FakeBooth:
    """Runs errands at once and remembers what the window is told."""

    def __init__(self):
        self.clock, self.told = FakeClock(), []

    def tell(self, event):
        self.told.append(event)

    def errand(self, do, *given):
        do(*given)
        done = Future()
        done.set_result(None)
        return done

    promise = errand


class FakeSight:
    def __init__(self, image):
        self.frame = Frame(image, 0.0, 1)

    def latest(self):
        return self.frame, None
