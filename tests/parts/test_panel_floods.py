"""Many cheap requests that are complete and allowed: one place delays only itself."""

import time
from concurrent.futures import ThreadPoolExecutor
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
    """All three ask at the same moment, so that a slow machine is slow for each of them."""
    with Served(Limits(), threads=4, thinks_s=0.05) as served, ExitStack() as held:
        answered_after(served, STAFF)  # the panel knows this browser from now on
        for _ in range(150):
            held.enter_context(closing(served.line(GET)))
        asked = {
            "another address": (GET, "127.0.0.2"),
            "a known browser behind the same address": (STAFF, "127.0.0.1"),
            "one of the flood": (GET, "127.0.0.1"),
        }
        with ThreadPoolExecutor(3) as pool:
            waits = {
                who: pool.submit(answered_after, served, said, own=own)
                for who, (said, own) in asked.items()
            }
        took = {who: wait.result() for who, wait in waits.items()}
    flooded = took.pop("one of the flood")
    assert flooded > 1.5, "or there was no flood"
    assert all(seconds < flooded / 2 for seconds in took.values()), (took, flooded)


def test_a_known_browser_stays_when_its_address_is_full():
    with Served(Limits(per_address=6), threads=4, thinks_s=0.3) as served, ExitStack() as held:
        answered_after(served, STAFF)
        staff = held.enter_context(closing(served.line(STAFF)))
        time.sleep(0.1)
        for _ in range(30):
            held.enter_context(closing(served.line(GET)))
        assert staff.recv(12) == b"HTTP/1.1 200"
