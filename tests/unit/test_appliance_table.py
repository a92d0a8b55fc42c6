"""The table of a whole run takes the last one's place in the page, and nothing else of it."""

from datetime import UTC, datetime

from tests.appliance import table


def test_a_whole_run_takes_the_place_of_the_one_before(tmp_path, monkeypatch):
    page = tmp_path / "reliability.md"
    page.write_text(f"# Reliability\n\n{table.BEGIN}\n\nold\n\n{table.END}\n\n## Parts\n")
    monkeypatch.setattr(table, "PAGE", page)
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/os-release").write_text('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n')
    lines = ["| install | all steps | 700 |", "| hang | FAILED: x | 9 |"]
    text = table.made(datetime(2026, 1, 2, 3, 4, tzinfo=UTC), tmp_path, ["--from", "DIR"], lines)
    table.write(text, whole=True)
    table.write(text, whole=True)
    now = page.read_text()
    assert now.startswith("# Reliability\n")
    assert now.endswith("## Parts\n")
    assert "old" not in now
    assert now.count("| install | all steps | 700 |") == 1
    assert "2 lines, 1 failed" in now
    assert "Debian GNU/Linux 12 (bookworm)" in now
    assert "python -m tests.appliance.run --from DIR" in now
    assert "2026-01-02 03:04" in now


def test_part_of_a_run_leaves_the_page_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "TREE", tmp_path)
    monkeypatch.setattr(table, "PAGE", tmp_path / "page.md")
    table.write("a table", whole=False)
    assert (tmp_path / "var/appliance.md").read_text() == "a table"
    assert not (tmp_path / "page.md").exists()


def test_the_page_has_its_place():
    page = table.PAGE.read_text()
    assert page.count(table.BEGIN) == page.count(table.END) == 1
