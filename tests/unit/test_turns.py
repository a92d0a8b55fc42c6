"""Whose request is answered next: one that asks a lot delays only itself."""

import asyncio
import time

import pytest

from admin.serving.turns import KNOWN, Pace, Share, Turns, pace_of

ONE, OTHER = Share("10.0.0.1"), Share("10.0.0.2")
KNOWN_AT_ONE = Share("10.0.0.1", "known")
SMALL = Pace(threads=2, of_address=2, of_share=2, per_s=1e6, burst=1e6)


def play(pace, *steps):
    """Ask in this order, each for a moment; return the order in which the turns came."""
    order = []

    async def ask(turns, share, name):
        async with turns.turn(share):
            order.append(name)
            await asyncio.sleep(0.01)

    async def all_():
        turns = Turns(pace)
        async with asyncio.timeout(10), asyncio.TaskGroup() as group:
            for share, name in steps:
                group.create_task(ask(turns, share, name))

    asyncio.run(all_())
    return order


def test_many_of_one_address_wait_for_one_of_another():
    flood = [(ONE, f"flood {n}") for n in range(40)]
    order = play(SMALL, *flood, (OTHER, "other"))
    assert order.index("other") <= 3


def test_a_known_browser_does_not_wait_for_the_others_of_its_address():
    flood = [(ONE, f"flood {n}") for n in range(40)]
    order = play(SMALL, *flood, (KNOWN_AT_ONE, "known"))
    assert order.index("known") <= 3


def test_of_one_share_the_first_come_is_the_first_served():
    assert play(SMALL, *[(ONE, n) for n in range(20)]) == list(range(20))


@pytest.mark.parametrize(("shares", "most"), [(1, 4), (5, 9)])
def test_neither_a_share_nor_an_address_holds_all_threads(shares, most):
    assert (pace_of(12).of_share, pace_of(12).of_address) == (4, 9)
    seen = []

    async def all_():
        turns, here = Turns(pace_of(12)), []

        async def ask(share):
            async with turns.turn(share):
                here.append(share)
                seen.append(len(here))
                await asyncio.sleep(0.005)
                here.remove(share)

        async with asyncio.timeout(10), asyncio.TaskGroup() as group:
            for number in range(60):
                group.create_task(ask(Share("10.0.0.1", f"k{number % shares}")))

    asyncio.run(all_())
    assert max(seen) == most


def test_who_is_not_known_is_slowed_down_beyond_the_pace():
    slow = Pace(threads=9, of_address=9, of_share=9, per_s=50.0, burst=5.0)
    began = time.monotonic()
    play(slow, *[(ONE, n) for n in range(15)])
    assert 0.15 < time.monotonic() - began < 2.0
    began = time.monotonic()
    play(slow, *[(KNOWN_AT_ONE, n) for n in range(15)])
    assert time.monotonic() - began < 0.15


def test_a_class_behind_one_address_is_not_slowed_down():
    async def all_():
        turns = Turns(pace_of(12))
        return [turns._late_by("10.0.0.1") for _ in range(40 * 12)]

    assert max(asyncio.run(all_())) == 0.0


def test_who_leaves_while_waiting_holds_nothing():
    async def all_():
        turns = Turns(SMALL)
        async with turns.turn(ONE), turns.turn(ONE):
            waiting = asyncio.create_task(_once(turns, ONE))
            await asyncio.sleep(0.01)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        async with asyncio.timeout(1), turns.turn(ONE), turns.turn(OTHER):
            return dict(turns._held), len(turns._waiting)

    assert asyncio.run(all_()) == ({ONE: 1, OTHER: 1}, 0)


async def _once(turns, share):
    async with turns.turn(share):
        pass


def test_only_what_the_panel_found_right_makes_known():
    turns = Turns(SMALL)
    shown = {"HTTP_COOKIE": "__Host-browser=abc", "PATH_INFO": "/jobs"}
    assert turns.share(shown, "a").credential == ""
    turns.learn(shown)
    assert turns.share(shown, "a").credential == ""
    turns.learn(shown | {KNOWN: True})
    assert turns.share(shown, "a").credential
    assert turns.share(shown | {"HTTP_COOKIE": "__Host-browser=other"}, "a").credential == ""
    token = {"PATH_INFO": "/handoff/upload/T", KNOWN: True}
    turns.learn(token)
    assert turns.share({"PATH_INFO": "/handoff/upload/T"}, "a").credential
    assert turns.share({"PATH_INFO": "/handoff/upload/U"}, "a").credential == ""
    turns.learn({"PATH_INFO": "/jobs", KNOWN: True})
    assert turns.share({"PATH_INFO": "/jobs"}, "a").credential == ""
