"""Each shape of a chart as SVG: where it lies, how it looks, and that no shape is left out."""

from xml.etree.ElementTree import XML, Element

import pytest
from reportlab.graphics.shapes import (
    Circle,
    Drawing,
    Ellipse,
    Line,
    Path,
    Polygon,
    PolyLine,
    Rect,
    String,
    Wedge,
)
from reportlab.lib.colors import Color

from kiosk.report import ink
from kiosk.report.svg import SPACE, svg


def drawn(shape) -> Element:
    """Return the one shape of a drawing of 100 by 50."""
    drawing = Drawing(100, 50)
    drawing.add(shape)
    root = XML(svg(drawing, "a chart"))
    assert root.attrib["viewBox"] == "0 0 100 50"
    (found,) = list(root)[2:]
    found.tag = found.tag.removeprefix(f"{{{SPACE}}}")
    return found


LINE = {"strokeColor": ink.RULE, "strokeWidth": 1.5}
PLACES = [
    (Rect(10, 5, 20, 8), "rect", {"x": "10", "y": "37", "width": "20", "height": "8"}),
    (Circle(30, 20, 4.25), "circle", {"cx": "30", "cy": "30", "r": "4.25"}),
    (Line(0, 0, 10, 50), "line", {"x1": "0", "y1": "50", "x2": "10", "y2": "0"}),
    (Polygon([0, 0, 10, 0, 5, 5]), "polygon", {"points": "0,50 10,50 5,45"}),
    (PolyLine([0, 0, 10, 20]), "polyline", {"points": "0,50 10,30", "fill": "none"}),
    (String(3, 12.5, "a <b> & c", fontName="Inter-Bold"), "text", {"x": "3", "y": "37.5"}),
]


@pytest.mark.parametrize(("shape", "tag", "given"), PLACES, ids=[one[1] for one in PLACES])
def test_a_shape_lies_where_it_was_drawn_from_above(shape, tag, given):
    found = drawn(shape)
    assert found.tag == tag
    assert {key: found.attrib[key] for key in given} == given


def test_a_path_keeps_its_moves():
    path = Path()
    path.moveTo(1, 1)
    path.lineTo(2, 3)
    path.curveTo(1, 2, 3, 4, 5, 6)
    path.closePath()
    assert drawn(path).attrib["d"] == "M 1,49 L 2,47 C 1,48 3,46 5,44 Z"


def test_part_of_a_ring_goes_out_along_one_arc_and_back_along_the_other():
    quarter = drawn(Wedge(50, 25, 20, 0, 90, radius1=15)).attrib["d"]
    assert quarter == "M 70,25 A 20 20 0 0 0 50,5 L 50,10 A 15 15 0 0 1 65,25 Z"
    assert " 0 1 0 " in drawn(Wedge(50, 25, 20, 0, 270, radius1=15)).attrib["d"]
    whole = drawn(Wedge(50, 25, 20, 0, 360)).attrib["d"].split()
    assert whole[1] != whole[8], "an arc that ends where it begins would not be drawn"


def test_colours_are_classes_too_and_may_be_thin():
    found = drawn(Rect(0, 0, 1, 1, fillColor=ink.GREEN, **LINE)).attrib
    assert found["fill"] == "#1b7a4b"
    assert found["class"] == "fill-green stroke-rule"
    assert found["stroke-width"] == "1.5"
    thin = Color(ink.GREEN.red, ink.GREEN.green, ink.GREEN.blue, alpha=0.16)
    found = drawn(Rect(0, 0, 1, 1, fillColor=thin, strokeColor=None)).attrib
    assert (found["fill-opacity"], found["stroke"]) == ("0.16", "none")


def test_words_stay_words():
    found = drawn(String(0, 0, 'a <b> & "c"', fontName="Inter-Bold"))
    assert found.text == 'a <b> & "c"'
    assert found.attrib["font-weight"] == "600"


def test_a_shape_nobody_writes_is_a_fault_and_no_gap():
    with pytest.raises(KeyError):
        drawn(Ellipse(1, 1, 2, 3))
