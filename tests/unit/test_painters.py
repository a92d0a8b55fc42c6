"""Every screen in every size: what can be touched is large, apart, on the screen, and labelled."""

import itertools
import os
from dataclasses import replace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.screens import lettering, theme  # noqa: E402
from kiosk.screens.gallery import SIZES, paint_all, picture_of_results  # noqa: E402
from kiosk.screens.painters import PAINTERS, paint  # noqa: E402
from kiosk.screens.paper import Paper, Rect, Role, Style  # noqa: E402
from kiosk.screens.sample import interview  # noqa: E402
from kiosk.screens.sample_views import views  # noqa: E402
from kiosk.screens.view import Screen, View  # noqa: E402

VIEWS = views()
EVERY = list(itertools.product(VIEWS, SIZES))


def painted(name, size):
    surface = pygame.Surface(size, depth=32)
    return surface, paint(surface, VIEWS[name])


def named(case):
    return f"{case[0]}-{case[1][0]}" if isinstance(case, tuple) else None


@pytest.mark.parametrize("case", EVERY, ids=named)
def test_targets_are_large_and_on_the_screen(case):
    surface, targets = painted(*case)
    least = round(64 * min(case[1]) / theme.SHORT_SIDE)
    for target in targets:
        assert surface.get_rect().contains(target.rect), target.label
        assert min(target.rect.size) >= least, target.label
        assert target.label


@pytest.mark.parametrize("case", EVERY, ids=named)
def test_targets_are_apart(case):
    surface, targets = painted(*case)
    apart = round(16 * min(case[1]) / theme.SHORT_SIDE) - 1
    rects = [t.rect for t in targets if t.rect.size != surface.get_size()]
    for one, other in itertools.combinations(rects, 2):
        assert not one.inflate(apart, apart).colliderect(
            other.inflate(apart, apart).inflate(-apart, -apart)
        ), (
            one,
            other,
        )


@pytest.mark.parametrize("size", SIZES)
def test_ones_own_picture_is_small_in_practice_and_off_in_an_interview(size):
    def changed(name):
        """Return the share of the screen that another picture of the camera changes."""
        surface, _ = painted(name, size)
        view = VIEWS[name]
        black = replace(view.turn.picture, image=view.turn.picture.image * 0)
        other = pygame.Surface(size, depth=32)
        paint(other, replace(view, turn=replace(view.turn, picture=black)))
        return (pygame.surfarray.array3d(surface) != pygame.surfarray.array3d(other)).any(2).mean()

    assert changed("listening") == 0.0
    assert 0.01 < changed("listening-practice") < 0.12


@pytest.mark.parametrize("size", SIZES)
def test_the_main_action_is_always_in_the_same_corner(size):
    corner = (size[0] * 0.9, size[1] - 0.09 * min(size))
    for name in VIEWS:
        _, targets = painted(name, size)
        main = [t for t in targets if t.role is Role.MAIN and t.rect.size != size]
        over = VIEWS[name].leaving_s is not None or VIEWS[name].leave_asked
        if main and not over:
            assert main[0].rect.collidepoint(corner), name
        assert len(main) <= 1


def test_every_screen_has_a_painter_and_a_picture():
    assert set(PAINTERS) == set(Screen)
    assert {view.screen for view in VIEWS.values()} == set(Screen)


def test_the_focus_is_seen_wherever_it_is():
    _, targets = painted("consent", SIZES[0])
    plain = painted("consent-private", SIZES[0])[0]
    from dataclasses import replace

    for number in range(len(targets)):
        view = replace(VIEWS["consent-private"], focus=number)
        surface = pygame.Surface(SIZES[0], depth=32)
        paint(surface, view)
        assert (pygame.surfarray.array2d(surface) != pygame.surfarray.array2d(plain)).sum() > 400


def test_an_empty_view_of_any_screen_is_painted():
    for screen in Screen:
        paint(pygame.Surface((1280, 720), depth=32), View(screen=screen))


def test_the_picture_of_the_results_is_written(tmp_path):
    picture_of_results(interview(3), tmp_path / "results.png", (1280, 720))
    assert pygame.image.load(tmp_path / "results.png").get_size() == (1280, 720)


def test_the_gallery_names_screen_and_size(tmp_path):
    paths = paint_all(tmp_path, ((1280, 720),))
    assert tmp_path / "results-1280x720.png" in paths
    assert all(path.stat().st_size > 5_000 for path in paths)


def test_long_text_is_cut_with_an_ellipsis_and_never_wider_than_its_room():
    for room in (80, 200, 400):
        for line in lettering.wrapped(
            "Reconciliation of intercompany accounts " * 3, 27, False, room
        ):
            assert lettering.width(line, 27, False) <= room
        assert lettering.cut("Reconciliation of accounts", 27, False, 120).endswith("…")


def test_words_with_a_tail_stand_on_the_line_of_those_without():
    paper = Paper(pygame.Surface((1920, 1080), depth=32), View())
    for size in range(14, 60):
        tops = {
            paper.verbatim(word, Rect(0, 0, 900, 80), Style(size)).top for word in ("on", "go,")
        }
        assert len(tops) == 1, size
