"""Inter as TrueType: Debian packs it with cubic (CFF) outlines, ReportLab embeds quadratic ones.

The conversion takes one to three seconds a face and is kept in the cache folder.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

BLOCKS = (
    (0x20, 0x250),  # Latin
    (0x300, 0x370),  # accents that combine
    (0x370, 0x530),  # Greek, Cyrillic
    (0x1E00, 0x2000),  # Vietnamese, polytonic Greek
    (0x2000, 0x2070),  # punctuation
    (0x20A0, 0x20C0),  # currency
    (0x2190, 0x2200),  # arrows
    (0x2212, 0x2213),  # minus
    (0x25A0, 0x2600),  # the signs of our marks
    (0x2713, 0x2718),  # ticks and crosses
)
MOST_ERROR = 1.0
"""Largest distance between the two outlines, in units of 1/2048 to 1/2816 em: not to be seen."""
LIMITS: Mapping[str, int] = {
    "maxZones": 1,
    "maxTwilightPoints": 0,
    "maxStorage": 0,
    "maxFunctionDefs": 0,
    "maxInstructionDefs": 0,
    "maxStackElements": 0,
    "maxSizeOfInstructions": 0,
    "maxComponentElements": 0,
}


def cache_folder() -> Path:
    """Return where converted faces are kept: systemd's cache folder, or the user's."""
    given = os.environ.get("CACHE_DIRECTORY")
    user = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(given.split(":")[0]) if given else Path(user).expanduser() / "interview-coach"


def converted(source: Path, folder: Path) -> Path:
    """Return the TrueType form of an OpenType face, converting it where it is not in the folder.

    A folder that cannot be written is replaced by a temporary one.
    """
    target = folder / f"{source.stem}-{source.stat().st_size}.ttf"
    if target.is_file():
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _convert(source, target)
    except OSError:
        target = Path(tempfile.mkdtemp(prefix="interview-coach-")) / target.name
        _convert(source, target)
    return target


def _convert(source: Path, target: Path) -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source, lazy=True)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG"]
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=[code for first, end in BLOCKS for code in range(first, end)])
    chosen.subset(font)
    _to_quadratic(font)

    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as part:
        font.save(part)
    Path(part.name).chmod(0o644)  # made at set-up by root, read by the booth
    Path(part.name).replace(target)


def _to_quadratic(font: Any) -> None:
    """Replace the CFF table by glyf and loca (the way of fontTools' own otf2ttf)."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    names, outlines = font.getGlyphOrder(), font.getGlyphSet()
    glyf: Any = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = names, {}
    for name in names:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, MOST_ERROR, reverse_direction=True))
        glyf.glyphs[name] = pen.glyph()

    font["glyf"], font["loca"] = glyf, newTable("loca")
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font["maxp"].tableVersion = 0x00010000
    for limit, value in LIMITS.items():
        setattr(font["maxp"], limit, value)
    glyf.compile(font)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
