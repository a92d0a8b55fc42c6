"""Many cheap requests that are complete and allowed: one place delays only itself."""

import time
from contextlib import ExitStack, closing

from admin.serving.guests import Limits
from tests.kit.panel.served import GET, Served

STAFF = b"GET / HTTP/1.1\r\nHost: x\r\nCookie: __Host-browser=staff\r\n\r\n"


def answered_after(served, said, *, own="127.0.0.1"):
    began = time.perf_counter()
    with closing(served.line(said, own=own)) as line:
        assert line.recv(12) == b"HTTP/1.1 200"
    return time.perf_counter() - began


def test_a_flood_from_one_address_delays_only_itself():
    with Served(Limits(), threads=4, thinks_s=0.05) as served, ExitStack() as held:
        answered_after(served, STAFF)  # the panel knows this browser from now on
        for _ in range(150):
            held.enter_context(closing(served.line(GET)))
        assert answered_after(served, GET, own="127.0.0.2") < 1.0, "another address"
        assert answered_after(served, STAFF) < 1.0, "a known browser behind the same address"
        assert answered_after(served, GET) > 2.0, "or there was no flood"


def test_a_known_browser_stays_when_its_address_is_full():
    with Served(Limits(per_address=6), threads=4, thinks_s=0.3) as served, ExitStack() as held:
        answered_after(served, STAFF)
        staff = held.enter_context(closing(served.line(STAFF)))
        time.sleep(0.1)
        for _ in range(30):
            held.enter_context(closing(served.line(GET)))
        assert staff.recv(12) == b"HTTP/1.1 200"
