"""The code of a class at the booth: typed or scanned, what it binds, and the candidate's tick."""

import io
import os
from dataclasses import replace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.domain.interview import Mode  # noqa: E402
from kiosk.interview.events import Event  # noqa: E402
from kiosk.screens import acts, group_acts, sample  # noqa: E402
from kiosk.screens.acts import Switch  # noqa: E402
from kiosk.screens.group_view import CodeDesk, Practising  # noqa: E402
from kiosk.screens.painters import paint  # noqa: E402
from kiosk.screens.view import JobChoice, Screen, View  # noqa: E402
from kiosk.window import booth_events  # noqa: E402
from kiosk.window.inputs import Inputs  # noqa: E402
from kiosk.window.update_view import after, fresh  # noqa: E402

NURSING = Practising("g1", "Nursing, spring", sample.JOB, 4, Mode.PRACTICE)
FREE = Practising("g2", "Second year")


def walk(*happened: Event, view: View | None = None) -> View:
    view = view or View(screen=Screen.JOB, choice=JobChoice(sample.jobs()), groups=True)
    for event in happened:
        view = after(view, event, 1.0)
    return view


def with_code(group):
    letters = [group_acts.CodeKey(letter) for letter in "NURS24"]
    return (
        group_acts.GroupAsked(),
        *letters,
        group_acts.CodeGiven(),
        booth_events.GroupFound(group),
    )


def labels(view, size=(1280, 720)):
    return {target.label for target in paint(pygame.Surface(size, depth=32), view)}


def press(view, key, letter=""):
    happened = pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=letter)
    targets = paint(pygame.Surface((1280, 720), depth=32), view)
    return Inputs().take(happened, view, targets, 5.0)[1]


def test_the_code_is_asked_for_only_where_a_class_practises_today():
    assert "Class code" in labels(walk())
    assert "Class code" not in labels(walk(booth_events.GroupsKnown(False)))


def test_a_code_binds_job_questions_and_mode():
    view = walk(*with_code(NURSING))
    assert view.screen is Screen.GROUP
    assert (view.choice.mode, view.choice.questions) == (Mode.PRACTICE, 4)
    (target,) = [
        t for t in paint(pygame.Surface((1280, 720), depth=32), view) if t.label == "Go on"
    ]
    view = walk(target.act, view=view)
    assert view.screen is Screen.RESUME
    assert view.choice.chosen == sample.JOB
    offered = labels(walk(acts.BackToJobs(), view=view))
    assert sample.JOB.title in offered
    assert not {job.title for job in sample.jobs() if job != sample.JOB} & offered
    assert "4" in offered
    assert not {"3", "5", "8", "Real: report at the end"} & offered


def test_an_archived_job_of_a_class_is_still_its_job():
    archived = replace(sample.JOB, id="archived")
    view = walk(*with_code(replace(NURSING, job=archived)), acts.JobChosen("archived"))
    assert view.choice.chosen == archived


def test_a_class_that_sets_nothing_leaves_the_choice():
    view = walk(*with_code(FREE), group_acts.GroupJoined())
    assert view.screen is Screen.JOB
    assert {"3", "5", "8", "Real: report at the end", "My class"} <= labels(view)


def test_a_wrong_code_is_said_and_can_be_mended():
    view = walk(*with_code(None))
    assert view.code.wrong
    assert view.choice.group is None
    view = walk(group_acts.CodeKey("back"), view=view)
    assert view.code == CodeDesk("NURS2")


def test_nothing_is_shown_to_the_class_before_the_tick():
    view = walk(*with_code(NURSING))
    assert view.consent.group == ""
    view = walk(acts.Switched(Switch.GROUP), view=view)
    assert view.consent.group == "g1"
    assert walk(acts.Switched(Switch.GROUP), view=view).consent.group == ""
    assert walk(group_acts.GroupLeft(), view=view).consent.group == ""
    other = walk(group_acts.GroupLeft(), *with_code(FREE), view=view)
    assert other.consent.group == ""


def test_without_the_class_everything_is_as_before():
    view = walk(*with_code(NURSING), group_acts.GroupLeft())
    assert view.screen is Screen.JOB
    assert (view.choice.group, view.choice.mode, view.choice.questions) == (None, Mode.REAL, 5)


def test_who_keeps_nothing_has_no_tick():
    said = "The staff of my class may see my report"
    view = walk(*with_code(NURSING))
    assert said in labels(view)
    assert said not in labels(replace(view, consent=replace(view.consent, keep=False)))


def test_an_answer_that_comes_late_changes_nothing():
    view = walk(
        group_acts.GroupAsked(), *[group_acts.CodeKey(c) for c in "NURS"], group_acts.CodeGiven()
    )
    gone = walk(group_acts.GroupLeft(), booth_events.GroupFound(NURSING), view=view)
    assert gone.choice.group is None


def test_keyboard_and_scanner_type_on_this_screen_alone():
    view = walk(group_acts.GroupAsked())
    assert press(view, pygame.K_n, "n") == group_acts.CodeKey("N")
    assert press(view, pygame.K_BACKSPACE, "\b") == group_acts.CodeKey("back")
    assert press(view, pygame.K_7, "7") == group_acts.CodeKey("7")
    assert press(view, pygame.K_s, "ß") is None
    assert press(walk(), pygame.K_n, "n") is None
    typed = walk(*[group_acts.CodeKey(c) for c in "NURS24"], view=view)
    assert press(typed, pygame.K_RETURN, "\r") == group_acts.CodeGiven()


def test_a_code_that_the_camera_read_is_looked_for():
    view = walk(group_acts.GroupAsked(), booth_events.CodeScanned("NURS24"))
    assert view.code == CodeDesk("NURS24", asked=True)
    assert walk(booth_events.GroupFound(NURSING), view=view).choice.group == NURSING


def test_nothing_of_a_class_is_there_for_the_next_candidate():
    view = walk(*with_code(NURSING), acts.Switched(Switch.GROUP))
    clean = fresh(view)
    assert (clean.choice.group, clean.code, clean.consent.group) == (None, CodeDesk(), "")


@pytest.mark.parametrize(
    ("content", "read"),
    [("NURS24", "NURS24"), ("nurs24", "NURS24"), ("https://elsewhere.example/x", "")],
)
def test_the_camera_reads_a_printed_code_and_no_address(content, read):
    np, cv2 = pytest.importorskip("numpy"), pytest.importorskip("cv2")
    segno = pytest.importorskip("segno")
    from kiosk.window.group_desk import code_in

    file = io.BytesIO()
    segno.make(content, error="m", micro=False).save(file, kind="png", scale=8, border=4)
    printed = cv2.imdecode(np.frombuffer(file.getvalue(), np.uint8), cv2.IMREAD_COLOR)
    scene = np.full((720, 1280, 3), 90, np.uint8)
    high, wide = printed.shape[:2]
    scene[100 : 100 + high, 300 : 300 + wide] = printed
    assert code_in(scene) == read
    assert code_in(np.full((720, 1280, 3), 90, np.uint8)) == ""


def test_the_desk_finds_a_class_as_the_store_has_it(tmp_path):
    from datetime import date

    from kiosk.store import Store
    from kiosk.store.groups import Group
    from kiosk.window.booth_events import GroupFound
    from kiosk.window.group_desk import GroupDesk, practising

    store = Store.open(f"sqlite:///{tmp_path / 'coach.sqlite'}")
    store.save_job(replace(sample.JOB, active=False))
    bound = Group("Nursing", code="NURS24", job_id=sample.JOB.id, questions=4, mode="practice")
    over = Group("Over", code="OVER24", last_day="2020-01-01")
    lost = Group("Lost", code="LOST24", job_id="deleted")
    for one in (bound, over, lost):
        store.groups.save(one)
    found = practising(store, " nurs24 ", date(2027, 3, 1))
    assert (found.name, found.questions, found.mode) == ("Nursing", 4, Mode.PRACTICE)
    assert found.job.title == sample.JOB.title
    assert practising(store, "LOST24", date(2027, 3, 1)).job is None
    assert practising(store, "OVER24", date(2027, 3, 1)) is None

    told = []
    desk = GroupDesk(at_once(store, told))
    desk.ask("nurs24")
    desk.ask("OVER24")
    assert [event.group and event.group.name for event in told] == ["Nursing", None]
    assert all(isinstance(event, GroupFound) for event in told)
    store.close()


def at_once(store, told):
    """Return what a desk needs of a booth: its store, and errands that are run at once."""
    from types import SimpleNamespace

    return SimpleNamespace(
        parts=SimpleNamespace(store=store), tell=told.append, errand=lambda do, *given: do(*given)
    )
