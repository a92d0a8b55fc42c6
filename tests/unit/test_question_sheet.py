"""The sheet for recruiters: what it holds, and what their grades come to."""

import csv
from pathlib import Path

from tests.scoring import question_sheet, real_adverts


def test_the_sheet_holds_papers_questions_and_a_table_to_fill_in(tmp_path: Path, capsys):
    assert question_sheet.main(["write", "--out", str(tmp_path), "--words"]) == 0
    with (tmp_path / "grades.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    names = {row["interview"] for row in rows}
    assert len(rows) == 8 * len(names)
    assert {f"clean-{name}" for name in question_sheet.CLEAN} < names
    nurse = (tmp_path / "nurse.txt").read_text()
    assert all(part in nurse for part in ("RESUME", "MARIBEL OCAMPO", "ADVERT", "THE INTERVIEW"))
    assert all(row["question"] in nurse for row in rows if row["interview"] == "nurse")
    assert "awkward" in (tmp_path / "README.txt").read_text()


def test_grades_are_counted_for_each_reader_and_kind(tmp_path: Path, capsys):
    for reader, grades in (("one", "320"), ("two", "331")):
        lines = [f"nurse,{n},{grade},,q" for n, grade in enumerate(grades)]
        head = "interview,number,grade,remark,question"
        text = "\n".join([head, *lines, "clean-nurse,1,2,,q", "nurse,9,,,not graded"])
        (tmp_path / f"{reader}.csv").write_text(text + "\n")
    assert question_sheet.main(["count", *map(str, sorted(tmp_path.glob("*.csv")))]) == 0
    said = capsys.readouterr().out
    assert "untidy papers, one: mean 1.67 of 3: 1 of 0 (33.3%)" in said
    assert "untidy papers, all: mean 2.00 of 6" in said
    assert "clean adverts, all: mean 2.00 of 2" in said
    assert "within one grade of each other: 4 of 4" in said


def test_an_advert_is_read_out_of_a_clone_and_left_out_without_one(tmp_path: Path):
    assert real_adverts.advert("painter", None) is None
    assert real_adverts.advert("painter", tmp_path) is None
    assert real_adverts.advert("nurse", tmp_path) is None
