"""Many requests at one moment, against the panel as it is started: one use of a link is one use,
and what anybody can cause over and over does not fill the audit log."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest

from kiosk.bench import panel_load as panels
from kiosk.domain.errors import StoreError
from kiosk.store import Store
from kiosk.store.handoff import MOST_DOWNLOADS
from tests.kit.samples.interviews import strong

TOGETHER = 10


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("side")
    store = Store.open(f"sqlite:///{folder / 'coach.sqlite'}")
    panels.claim(store)
    with panels.running(folder, KIOSK_DATABASE_URL="") as running:
        yield running, store
    store.close()


def together(act):
    """Do it in many threads at one moment; return what each got."""
    begin = Barrier(TOGETHER)

    def one(number):
        return act(number, begin)

    with ThreadPoolExecutor(TOGETHER) as threads:
        return list(threads.map(one, range(TOGETHER)))


def test_one_link_brings_one_resume(panel):
    running, store = panel
    offer = store.handoff.open_upload(5)

    def bring(number, begin):
        with closing(running.connect()) as line:
            line.request("GET", offer.path)
            answer = line.getresponse()
            page, cookie = answer.read().decode(), panels._cookie(answer)
            token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
            begin.wait(60)
            headers = {
                "Cookie": cookie,
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"https://127.0.0.1:{running.port}{offer.path}",
            }
            words = f"csrf_token={token}&text=Nurse+number+{number}"
            line.request("POST", offer.path, words, headers)
            answer = line.getresponse()
            return answer.status, "The booth has it" in answer.read().decode()

    answers = Counter(together(bring))
    assert answers.pop((200, True)) == 1, answers
    assert {status for status, _ in answers} <= {410, 503}, answers
    assert "Nurse number" in store.handoff.take(offer.token).text
    with pytest.raises(StoreError):
        store.handoff.take(offer.token)


@pytest.mark.parametrize("page", ["report.pdf", "read"])
def test_a_download_is_used_up_by_who_gets_it_and_by_nobody_else(panel, page):
    running, store = panel
    offer = store.handoff.offer_report(strong(), 1)
    for _ in range(MOST_DOWNLOADS - 6):
        store.handoff.collect(offer.token)

    def collect(_number, begin):
        with closing(running.connect()) as line:
            line.connect()
            begin.wait(60)
            line.request("GET", f"{offer.path}/{page}")
            answer = line.getresponse()
            answer.read()
            return answer.status

    answers = Counter(together(collect))
    left = 0
    while True:
        try:
            store.handoff.collect(offer.token)
        except StoreError:
            break
        left += 1
    assert set(answers) <= {200, 410, 503}, answers
    assert answers[200] >= 1
    assert answers[200] + left == 6, "who was asked to come again has used up nothing"


def test_wrong_passwords_do_not_fill_the_audit_log(panel):
    running, store = panel
    before = store.audit.page(1)[1]
    stranger = panels.Panel(running.process, running.port, "")
    codes = Counter(
        stranger.send("/sign-in", name=f"nobody-{n % 9}", password="wrong")[0] for n in range(29)
    )
    assert codes == {401: 29}
    lines, after = store.audit.page(1)
    assert after == before + 1
    assert (lines[0].person, lines[0].act) == ("nobody we know", "failed to sign in")
    ((line, more),) = store.counted.going_on()
    assert (line.note, more) == ("wrong password, from 127.0.0.1", 28)
    _, page = running.ask("/people/audit")
    assert b"28 more: nobody we know" in page
