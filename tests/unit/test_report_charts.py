"""Charts as SVG: they say what they are, carry every word, and pass a strict content policy."""

import re
from dataclasses import replace
from xml.etree.ElementTree import XML, Element

import pytest

from kiosk.domain.interview import PartName, SaidHow
from kiosk.domain.sections import Bands
from kiosk.report import charts
from tests.kit.samples.interviews import INTERVIEWS, strong, unmeasured

EVIL = '<script>alert("1")</script> & <b>'


def drawings(interview):
    named = {a.question.id: f"question {n}" for n, a in enumerate(interview.answers, 1)}
    return {
        "ring": charts.score_ring(interview.score),
        "parts": charts.part_bars(interview.score.parts),
        "fit": charts.fit_bar(interview.alignment),
        "coverage": charts.coverage_map(interview.coverage, named),
        "focus": charts.focus_timeline(interview.answers),
        "pace": charts.pace_timeline(interview.answers[0], Bands()),
        "keywords": charts.keyword_bars(interview.answers),
    }


def read(svg: str) -> Element:
    return XML(svg)


def texts(svg: str) -> str:
    return " ".join(t for t in read(svg).itertext() if t)


@pytest.mark.parametrize("name", INTERVIEWS)
def test_every_chart_passes_a_strict_content_policy(name):
    for kind, drawing in drawings(INTERVIEWS[name]()).items():
        svg = charts.svg(drawing, kind, f"what {kind} shows")
        assert not re.search(r"\sstyle=|<style|<script|\son\w+=|href|url\(", svg)
        assert set(re.findall(r'https?://[^"]+', svg)) <= {"http://www.w3.org/2000/svg"}
        root = read(svg)
        width, height = map(float, root.attrib["viewBox"].split()[2:])
        assert width > 0
        assert height >= 0
        assert root.attrib["role"] == "img"
        assert [child.text for child in root[:2]] == [kind, f"what {kind} shows"]


def test_two_charts_on_a_page_have_names_of_their_own():
    ring = drawings(strong())["ring"]
    first, second = (re.search(r'aria-labelledby="(\S+)', charts.svg(ring, "a"))[1] for _ in "ab")
    assert first != second


def test_colours_have_names_a_dark_page_can_change():
    svg = charts.svg(drawings(strong())["parts"], "parts")
    assert 'class="fill-green"' in svg
    assert "%" not in re.findall(r'fill="[^"]*"', svg)[0]


def test_words_numbers_and_signs_stand_beside_the_colours():
    found = {k: texts(charts.svg(d, k)) for k, d in drawings(strong()).items()}
    assert "of 100" in found["ring"]
    assert "good" in found["parts"]
    assert "20 %" in found["parts"]
    assert "Spread inside this interview" in found["ring"]
    assert "likely" not in found["ring"]
    assert "strong fit" in found["fit"]
    assert "Good knowledge of PostgreSQL" in found["coverage"]
    assert "shown · question 1" in found["coverage"]
    assert "↑ up 2.5 s" in found["focus"]
    assert "▲ um, uh, fillers" in found["pace"]
    assert "Docker" in found["keywords"]


def test_what_was_not_measured_is_written_not_drawn():
    found = {k: texts(charts.svg(d, k)) for k, d in drawings(unmeasured()).items()}
    assert "no score" in found["ring"]
    assert found["parts"].count("not measured") == len(PartName) - 3
    assert "went on without a resume" in found["fit"]
    assert found["focus"].count("switched off by the candidate") == 3


def test_markup_in_a_requirement_stays_text():
    coverage = tuple(replace(one, said=EVIL) for one in strong().coverage)
    svg = charts.svg(charts.coverage_map(coverage, {}), EVIL, EVIL)
    assert "<script" not in svg
    assert EVIL in [e.text for e in read(svg)[:2]]


def test_no_keyword_is_lost_when_there_are_many():
    interview = strong()
    many = tuple(f"keyword{n}" for n in range(60))
    first = interview.answers[1]
    content = replace(first.measures.content, missed=many)
    answer = replace(first, measures=replace(first.measures, content=content))
    found = texts(charts.svg(charts.keyword_bars((answer,)), "keywords"))
    assert [k for k in many if k not in found.split()] == []


def test_the_four_states_of_a_requirement_are_told_in_words():
    one = strong().coverage[0]
    made = (
        replace(one, how=SaidHow.SHOWN),
        replace(one, how=SaidHow.NAMED),
        replace(one, how=SaidHow.LACKING),
        replace(one, said=None, how=None),
        replace(one, said=None, how=None, in_resume=None),
    )
    found = [texts(charts.svg(charts.coverage_map((c,), {}), "coverage")) for c in made]
    for text, word in zip(
        found, ("shown", "named only", "said as lacking", "not said", "missing"), strict=True
    ):
        assert word in text
    without = texts(charts.svg(charts.coverage_map(made, {}, resume=False), "coverage"))
    assert "resume" not in without
    assert one.in_resume not in without
