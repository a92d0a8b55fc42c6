"""Which font draws which character: Inter where it can, then the face of the character's script.

Names come in every script. A text is cut into runs, each in a face that holds its characters;
right-to-left words are put in the order in which a reader meets them from the left.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from kiosk.report.truetype import cache_folder, converted

REGULAR, BOLD = "Coach", "Coach-Bold"
FONTS = Path("/usr/share/fonts")
FACES = {
    REGULAR: ("opentype/inter/Inter-Regular.otf", "truetype/noto/NotoSans-Regular.ttf"),
    BOLD: ("opentype/inter/Inter-SemiBold.otf", "truetype/noto/NotoSans-Bold.ttf"),
}
LAST = {REGULAR: "Vera.ttf", BOLD: "VeraBd.ttf"}
"""What ReportLab brings along: no font package is installed at all."""
FALLBACKS = (
    "truetype/noto/NotoSans-Regular.ttf",
    "truetype/wqy/wqy-microhei.ttc",  # Chinese, Japanese, Korean as TrueType; Noto's is CFF
    "truetype/dejavu/DejaVuSans.ttf",
    "truetype/noto/NotoSansSymbols2-Regular.ttf",
    "truetype/noto/NotoSansSymbols-Regular.ttf",
    "truetype/noto/NotoSansMath-Regular.ttf",
)
UNKNOWN = "\ufffd"
RIGHT_TO_LEFT = ("R", "AL")
JOINING = (
    "Arabic Hebrew Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam "
    "Sinhala Thai Lao Tibetan Myanmar Khmer Mongolian Syriac Thaana Nko"
)
SHAPED = frozenset(JOINING.split())


class _Widths(dict[str, float]):
    """How wide each character of a face is, in thousandths of its size; found when first asked."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        wide = float(self._face.charWidths.get(ord(character), self._face.defaultWidth))
        self[character] = wide
        return wide


class Font(TTFont):
    """A TrueType font that measures by characters: half of a report's time is measuring words, and
    ReportLab's own way takes three times as long."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._widths = _Widths(self.face)

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:  # noqa: N802 - ReportLab's name
        """Return how wide a text is when drawn, in points."""
        said = text.decode(encoding) if isinstance(text, bytes) else text
        return 0.001 * size * sum(map(self._widths.__getitem__, said))


def runs(text: str, *, bold: bool = False) -> list[tuple[str, str]]:
    """Cut a text into (font name, text) in the order of drawing."""
    return list(_runs(text, BOLD if bold else REGULAR))


@lru_cache(maxsize=8192)
def _runs(text: str, main: str) -> tuple[tuple[str, str], ...]:
    text = clean(text)
    if _alphabet(main).issuperset(text):
        return ((main, text),)
    faces = groupby(_faces(text, main), key=lambda pair: pair[0])
    return tuple((font, _in_order("".join(c for _, c in group))) for font, group in faces)


@cache
def _alphabet(main: str) -> frozenset[str]:
    """Return what the main face holds and is read from the left: most texts are only that."""
    register()
    face = _face(main)
    return frozenset(c for c in map(chr, face.charToGlyph) if not _runs_left(c))


def markup(text: str, *, bold: bool = False) -> str:
    """Return the text for a ReportLab paragraph: escaped, with a font for each run that needs
    another than the paragraph's own. Where letters join, no word mixes two fonts."""
    apart = needs_shaping(text)  # ReportLab shapes a word by the font of its first letter alone
    found, ended = "", " "
    for font, piece in runs(text, bold=bold):
        touches = apart and not (piece.startswith(" ") or ended.endswith(" "))
        set_in = escape(piece)
        set_in = set_in if font == REGULAR else f'<font name="{font}">{set_in}</font>'
        found += f" {set_in}" if touches else set_in
        ended = piece
    return found


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide the text is when drawn, in points."""
    wide = (pdfmetrics.stringWidth(piece, font, size) for font, piece in runs(text, bold=bold))
    return float(sum(wide))


def needs_shaping(text: str) -> bool:
    """Whether letters of the text join or move, so that it has to go through HarfBuzz."""
    return any(ord(c) > 0x58F and _script(c) in SHAPED for c in text)


def clean(text: str) -> str:
    """Return the text without control characters and lone surrogates, in composed form."""
    kept = (c if unicodedata.category(c) not in ("Cc", "Cs", "Co") else " " for c in text)
    return unicodedata.normalize("NFC", "".join(kept))


def _faces(text: str, main: str) -> Iterator[tuple[str, str]]:
    """Yield (font, character). Spaces and marks that combine stay with the run they are in."""
    current = main
    for character in text:
        joins = character in " \u200c\u200d" or unicodedata.combining(character)
        if not (joins and _holds(current, character)):
            current = _face_of(character, main)
        held = _holds(current, character)
        yield current, character if held else UNKNOWN if _holds(current, UNKNOWN) else "?"


@cache
def _face_of(character: str, main: str) -> str:
    named = f"truetype/noto/NotoSans{_script(character)}-"
    weights = ("Bold.ttf", "Regular.ttf") if main == BOLD else ("Regular.ttf",)
    candidates = [named + weight for weight in weights] + list(FALLBACKS)
    for face in (main, *(f for c in candidates if (f := _loaded(c)))):
        if _holds(face, character):
            return face
    return next((f for c in FALLBACKS if (f := _loaded(c)) and _holds(f, UNKNOWN)), main)


@cache
def _script(character: str) -> str:
    """Return the script as its Noto font spells it: the first word of the character's name."""
    return unicodedata.name(character, "").split(" ")[0].title()


def _holds(font: str, character: str) -> bool:
    return ord(character) in _face(font).charToGlyph


def _face(font: str) -> Any:
    """Return the face of a TrueType font; ReportLab's stubs know none of a Font."""
    registered: Any = pdfmetrics.getFont(font)
    return registered.face


@cache
def _loaded(path: str) -> str | None:
    """Register a packaged face once; None where it is not installed or cannot be embedded."""
    name = Path(path).stem
    try:
        pdfmetrics.registerFont(Font(name, str(FONTS / path)))
    except (TTFError, OSError):
        return None
    return name


@cache
def register() -> None:
    """Make the two faces of the report known to ReportLab, from the best font installed."""
    for name, candidates in FACES.items():
        bundled = Path(reportlab.__file__).parent / "fonts" / LAST[name]
        _register(name, [*(FONTS / c for c in candidates), bundled])
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR)


def _register(name: str, candidates: Iterable[Path]) -> None:
    for path in candidates:
        if path.is_file():
            quadratic = converted(path, cache_folder()) if path.suffix == ".otf" else path
            pdfmetrics.registerFont(Font(name, str(quadratic)))
            return


def _in_order(text: str) -> str:
    """Put right-to-left words in drawing order. Letters inside a word are HarfBuzz's business."""
    pieces = text.split(" ")
    ordered: list[str] = []
    for backwards, group in groupby(pieces, key=_runs_left):
        words = list(group)
        ordered += reversed(words) if backwards else words
    return " ".join(ordered)


def _runs_left(word: str) -> bool:
    return any(unicodedata.bidirectional(c) in RIGHT_TO_LEFT for c in word)
