"""The table of what the suite runs: statements by folder, and the files that lack most."""

from tests.kit.covered import folder_of, lacking, table

FILES = {
    "kiosk/__main__.py": (10, []),
    "kiosk/coach/plan/plan.py": (60, [1, 2, 3]),
    "kiosk/coach/match/align.py": (40, list(range(12))),
    "admin/views/door.py": (50, list(range(25))),
}


def test_a_folder_of_the_booth_counts_for_itself_and_the_panel_as_one():
    assert [folder_of(name) for name in FILES] == ["kiosk", "kiosk/coach", "kiosk/coach", "admin"]


def test_the_table_has_a_row_for_each_folder_and_one_for_all():
    assert table(FILES)[2:] == [
        "| kiosk | 10 | 100.0% |",
        "| kiosk/coach | 100 | 85.0% |",
        "| admin | 50 | 50.0% |",
        "| all | 160 | 75.0% |",
    ]


def test_the_files_that_lack_most_are_named_first():
    assert lacking(FILES) == [
        "| admin/views/door.py | 25 | 50% |",
        "| kiosk/coach/match/align.py | 12 | 70% |",
    ]
