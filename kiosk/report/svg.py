"""A drawing as SVG for a page: scales with its place, says what it is, and brings no style along.

The shapes are written here and not by ReportLab: its way through an XML tree takes five times as
long, half of the time of a page, and its style attributes are what a strict
Content-Security-Policy throws away. Colours are also classes (`fill-ink`, `stroke-rule`), so that
the page's style sheet may give them other colours on a dark ground.
"""

from collections.abc import Callable, Sequence
from itertools import count
from math import cos, radians, sin
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.graphics.shapes import Drawing

from kiosk.report import ink

SPACE = "http://www.w3.org/2000/svg"
FAMILY = "Inter, 'Noto Sans', system-ui, sans-serif"
NAMES = {colour.hexval(): name for colour, name in ink.NAMES.items()}
CAPS = ("butt", "round", "square")
JOINS = ("miter", "round", "bevel")
WHOLE_TURN = 359.9
"""An arc that ends where it begins is none."""
_numbers = count(1)


def svg(drawing: Drawing, title: str, description: str = "") -> str:
    """Return the drawing as an <svg> element with a title and a description for those who do not
    see it. It holds no script, no style and no address but the SVG name space."""
    number = f"chart-{next(_numbers)}"
    head = _tag(
        "svg",
        xmlns=SPACE,
        viewBox=f"0 0 {drawing.width:g} {drawing.height:g}",
        width="100%",
        role="img",
        **{
            "class": "chart",
            "aria-labelledby": f"{number}-title {number}-desc",
            "font-family": FAMILY,
        },
    )
    told = (
        f'<title id="{number}-title">{escape(title)}</title>'
        f'<desc id="{number}-desc">{escape(description or title)}</desc>'
    )
    shapes = (SHAPES[type(shape).__name__](shape, drawing.height) for shape in drawing.contents)
    return f"{head}{told}{''.join(shapes)}</svg>"


def _tag(name: str, end: str = "", **given: str) -> str:
    said = "".join(f" {key}={quoteattr(value)}" for key, value in given.items())
    return f"<{name}{said}{end}>"


def _empty(name: str, shape: Any, **given: str) -> str:
    return _tag(name, "/", **given, **_look(shape))


def _look(shape: Any) -> dict[str, str]:
    """Return the colours of a shape, and how its line is drawn."""
    found, classes = {}, []
    for key in ("fill", "stroke"):
        colour = getattr(shape, f"{key}Color", None)
        if colour is None:
            found[key] = "none"
            continue
        found[key] = f"#{colour.hexval()[2:]}"
        if colour.alpha < 1:
            found[f"{key}-opacity"] = _number(colour.alpha)
        if name := NAMES.get(colour.hexval()):
            classes.append(f"{key}-{name}")
    if found["stroke"] != "none":
        found["stroke-width"] = _number(shape.strokeWidth)
        found["stroke-linecap"] = CAPS[shape.strokeLineCap]
        found["stroke-linejoin"] = JOINS[shape.strokeLineJoin]
        if shape.strokeDashArray:
            found["stroke-dasharray"] = " ".join(map(_number, shape.strokeDashArray))
    return found | ({"class": " ".join(classes)} if classes else {})


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _points(flat: Sequence[float], tall: float) -> list[str]:
    """Return points as a page has them: from the upper left corner, down."""
    return [f"{_number(x)},{_number(tall - y)}" for x, y in zip(flat[::2], flat[1::2], strict=True)]


def _rect(shape: Any, tall: float) -> str:
    return _empty(
        "rect",
        shape,
        x=_number(shape.x),
        y=_number(tall - shape.y - shape.height),
        width=_number(shape.width),
        height=_number(shape.height),
        **({"rx": _number(shape.rx)} if shape.rx else {}),
    )


def _circle(shape: Any, tall: float) -> str:
    return _empty(
        "circle", shape, cx=_number(shape.cx), cy=_number(tall - shape.cy), r=_number(shape.r)
    )


def _line(shape: Any, tall: float) -> str:
    return _empty(
        "line",
        shape,
        x1=_number(shape.x1),
        y1=_number(tall - shape.y1),
        x2=_number(shape.x2),
        y2=_number(tall - shape.y2),
    )


def _polygon(shape: Any, tall: float) -> str:
    return _empty("polygon", shape, points=" ".join(_points(shape.points, tall)))


def _polyline(shape: Any, tall: float) -> str:
    return _empty("polyline", shape, points=" ".join(_points(shape.points, tall)))


def _path(shape: Any, tall: float) -> str:
    """Write a path: each of ReportLab's operators takes so many points."""
    points, said = iter(_points(shape.points, tall)), []
    for operator in shape.operators:
        letter, takes = (("M", 1), ("L", 1), ("C", 3), ("Z", 0))[operator]
        said.append(" ".join([letter, *(next(points) for _ in range(takes))]))
    return _empty("path", shape, d=" ".join(said))


def _wedge(shape: Any, tall: float) -> str:
    """Write a part of a ring, or of a disc where it has no inner radius."""
    begin, end = shape.startangledegrees, shape.endangledegrees
    end = min(end, begin + WHOLE_TURN)
    large = int(end - begin > 180)

    def at(degrees: float, radius: float) -> str:
        x = shape.centerx + radius * cos(radians(degrees))
        y = shape.centery + radius * sin(radians(degrees))
        return _points((x, y), tall)[0]

    outer, inner = shape.radius, getattr(shape, "radius1", None) or 0.0
    edge = f"M {at(begin, outer)} A {outer:g} {outer:g} 0 {large} 0 {at(end, outer)}"
    back = f"L {at(end, inner)}"
    if inner:
        back += f" A {inner:g} {inner:g} 0 {large} 1 {at(begin, inner)}"
    return _empty("path", shape, d=f"{edge} {back} Z")


def _text(shape: Any, tall: float) -> str:
    weight = {"font-weight": "600"} if "Bold" in shape.fontName else {}
    head = _tag(
        "text",
        x=_number(shape.x),
        y=_number(tall - shape.y),
        **{"font-size": f"{shape.fontSize:g}px"},
        **weight,
        **_look(shape),
    )
    return f"{head}{escape(shape.text)}</text>"


SHAPES: dict[str, Callable[[Any, float], str]] = {
    "Rect": _rect,
    "Circle": _circle,
    "Line": _line,
    "Polygon": _polygon,
    "PolyLine": _polyline,
    "Path": _path,
    "Wedge": _wedge,
    "String": _text,
}
"""All that our charts are made of; a shape that is not here is a fault of ours and no gap."""
