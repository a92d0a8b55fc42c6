"""A drawing as SVG for a page: scales with its place, says what it is, and brings no style along.

ReportLab writes style attributes, which a strict Content-Security-Policy throws away; they become
plain attributes, and colours also classes (`fill-ink`, `stroke-rule`), so that the page's style
sheet may give them other colours on a dark ground.
"""

import re
from itertools import count
from xml.etree import ElementTree as ET

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing

from kiosk.coach.report import ink

SPACE = "http://www.w3.org/2000/svg"
FAMILY = "Inter, 'Noto Sans', system-ui, sans-serif"
DRAWN = (
    "d x y x1 x2 y1 y2 cx cy r width height points transform fill-rule fill-opacity stroke-width "
    "stroke-linecap stroke-linejoin stroke-dasharray font-size"
)
KEPT = frozenset(DRAWN.split())
SHAPES = ("g", "path", "rect", "circle", "line", "polyline", "polygon", "text")
COLOURS = {
    tuple(int(100 * part) for part in colour.rgb()): (name, f"#{colour.hexval()[2:]}")
    for colour, name in ink.NAMES.items()
}
_numbers = count(1)


def svg(drawing: Drawing, title: str, description: str = "") -> str:
    """Return the drawing as an <svg> element with a title and a description for those who do not
    see it. It holds no script, no style and no address but the SVG name space."""
    ET.register_namespace("", SPACE)
    read = ET.fromstring(renderSVG.drawToString(drawing))  # noqa: S314 - our own drawing
    number = f"chart-{next(_numbers)}"
    found = ET.Element(
        f"{{{SPACE}}}svg",
        {
            "viewBox": f"0 0 {drawing.width:g} {drawing.height:g}",
            "width": "100%",
            "role": "img",
            "class": "chart",
            "aria-labelledby": f"{number}-title {number}-desc",
            "font-family": FAMILY,
        },
    )
    ET.SubElement(found, f"{{{SPACE}}}title", {"id": f"{number}-title"}).text = title
    ET.SubElement(found, f"{{{SPACE}}}desc", {"id": f"{number}-desc"}).text = description or title
    _copy(read, found)
    return ET.tostring(found, encoding="unicode")


def _copy(source: ET.Element, target: ET.Element) -> None:
    """Copy the shapes below an element, each with the attributes a page may keep."""
    for child in source:
        name = child.tag.rsplit("}", 1)[-1]
        if name not in SHAPES:
            continue
        made = ET.SubElement(target, f"{{{SPACE}}}{name}", _attributes(child))
        made.text = child.text if name == "text" else None
        _copy(child, made)


def _attributes(element: ET.Element) -> dict[str, str]:
    given = dict(element.attrib)
    for pair in given.pop("style", "").split(";"):
        key, _, value = pair.partition(":")
        if value:
            given[key.strip()] = value.strip()
    kept = {key: value for key, value in given.items() if key in KEPT}
    if "Bold" in given.get("font-family", ""):
        kept["font-weight"] = "600"
    return kept | _colours(given)


def _colours(given: dict[str, str]) -> dict[str, str]:
    found, classes = {}, []
    for key in ("fill", "stroke"):
        if key not in given:
            continue
        percents = tuple(int(float(n)) for n in re.findall(r"([\d.]+)%", given[key]))
        name, colour = COLOURS.get(percents, ("", given[key]))
        found[key] = colour
        if name:
            classes.append(f"{key}-{name}")
    return found | ({"class": " ".join(classes)} if classes else {})
