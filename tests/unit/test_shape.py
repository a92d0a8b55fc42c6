"""No module beside the folders, no file over 250 lines, no function over 40, no test leant on."""

from pathlib import Path

import pytest

from tests.kit.shape import LONG_FILES, LONG_FUNCTIONS, ROOT, findings


def test_the_house_keeps_its_shape():
    assert list(findings(ROOT)) == []


def test_every_exception_names_a_file():
    assert all((ROOT / name).is_file() for name in (*LONG_FILES, *LONG_FUNCTIONS))


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("kiosk/helpers.py", "", "a module beside the folders"),
        ("kiosk/coach/talk.py", "a = 1\n" * 251, "251 lines"),
        ("tests/unit/test_talk.py", "a = 1\n" * 251, "251 lines"),
        ("admin/talk.py", "def talk():\n" + "    a = 1\n" * 40, "talk has 41 lines"),
        ("kiosk/coach/talk.py", "class A:\n def f(self):\n" + "  a = 1\n" * 40, "f has 41"),
        ("provisioning/talk.py", "from tests.kit import booth\n", "leans on tests.kit"),
        ("kiosk/bench/talk.py", "find = load('tests.kit.booth')\n", "leans on tests.kit.booth"),
    ],
)
def test_a_breach_is_found(tmp_path: Path, name: str, text: str, says: str):
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text)
    (found,) = findings(tmp_path)
    assert says in found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kiosk/coach/talk.py", "a = 1\n" * 250),
        ("kiosk/__main__.py", "def talk():\n" + "    a = 1\n" * 39),
        ("tests/unit/test_talk.py", "from tests.kit import booth\n"),
        ("kiosk/coach/words.py", "SAYS = 'your tests. All of them'\n"),
    ],
)
def test_what_is_allowed_is_left_alone(tmp_path: Path, name: str, text: str):
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text)
    assert list(findings(tmp_path)) == []
