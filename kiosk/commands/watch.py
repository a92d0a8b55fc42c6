"""`watch`: where the eyes were in a video or a picture, frame by frame, without the interview."""

import argparse
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Any

from kiosk.coach.measure import focus
from kiosk.coach.measure.looks import Step
from kiosk.coach.measure.region import Region
from kiosk.commands.output import emit, say
from kiosk.domain.errors import SeeingError, SettingsError
from kiosk.domain.settings import Settings, changed
from kiosk.domain.sight import Calibration, Glimpse, Look
from kiosk.senses import gaze
from kiosk.senses.face import Face
from kiosk.senses.footage import Footage

DONE, BAD_INPUT = 0, 2

OPENING_BELOW_LENS_CM = 9.0
"""Where the eyes are while a recording opens: on the screen, a bit over its middle."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("files", nargs="+", type=Path, metavar="FILE", help="video or picture")
    add("--calibrate-s", type=float, default=2.0, metavar="S", help=CALIBRATE_HELP)
    add("--look-at-cm", type=float, default=OPENING_BELOW_LENS_CM, metavar="CM", help=LOOK_HELP)
    add("--screen-cm", default="53x30", metavar="WxH", help="the screen's width and height")
    add("--distance-cm", type=float, default=60.0, metavar="CM", help="from the eyes to it")
    add("--overlay", type=Path, metavar="OUT.mp4", help="a video that shows what was seen")


CALIBRATE_HELP = "the eyes rest on the screen for the first S seconds; 0: nothing is known of them"
LOOK_HELP = "how far under the lens they rest then"


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Watch each file; one that cannot be watched is reported in its place and the rest goes on.

    Returns:
        BAD_INPUT where a file could not be watched.

    Raises:
        SettingsError: an option out of its range.
    """
    settings = _asked_for(options, settings)
    status = DONE
    for file in options.files:
        try:
            report = watch(file, options.calibrate_s, settings, options.overlay)
        except SeeingError as err:
            status = BAD_INPUT
            report = {"file": file.name, "error": {"code": err.code, "message": err.message}}
        if options.json:
            emit(report)
        else:
            say(in_words(report))
    return status


def watch(
    file: Path, calibrate_s: float, settings: Settings, overlay: Path | None
) -> dict[str, Any]:
    """Return what is seen in one file, in the form of docs/contracts.md.

    Raises:
        SeeingError: video-unreadable, or no-face where not one frame shows a face.
    """
    with closing(Footage(file)) as footage:
        began = perf_counter()
        glimpses = _glimpses(footage, settings)
        ms = 1000 * (perf_counter() - began) / len(glimpses)
        if not any(g.faces for g in glimpses):
            raise SeeingError("no-face", f"No face was found in {file.name}.")

        zero = _zero(footage, glimpses, calibrate_s, settings)
        steps = focus.judged(glimpses, zero, settings)
        report = _report(footage, glimpses, zero, steps, settings)
        report["timing"] = {"ms_per_frame": round(ms, 2)}
    if overlay is not None:
        from kiosk.senses.overlay import film

        film(file, list(zip(glimpses, steps, strict=True)), settings.seeing, overlay)
    return report


def in_words(report: dict[str, Any]) -> str:
    """Return the report as a person wants to read it."""
    if "error" in report:
        return f"{report['error']['message']} ({report['error']['code']})"
    share, quality = report["focus_ratio"], report["quality"]
    head = f"{report['file']}: " + (
        f"on the screen {share:.0%} of the time" if share is not None else quality["why_not"]
    )
    if not report["calibration"]["ok"]:
        head += f" (no zero: {report['calibration']['why_not']})"
    return "\n".join(
        [head]
        + [f"  {e['start']:6.1f} to {e['end']:6.1f} s  {e['kind']}" for e in report["events"]]
    )


def _asked_for(options: argparse.Namespace, settings: Settings) -> Settings:
    try:
        width, height = (float(part) for part in options.screen_cm.lower().split("x"))
    except ValueError as err:
        raise SettingsError(
            "settings-range", "--screen-cm is a width and a height: 53x30."
        ) from err
    seeing = {
        "screen_width_cm": width,
        "screen_height_cm": height,
        "distance_cm": options.distance_cm,
        "dot_below_lens_cm": options.look_at_cm,
    }
    return changed(settings, {"seeing": seeing})


def _glimpses(footage: Footage, settings: Settings) -> list[Glimpse]:
    with closing(Face(settings.seeing, still=footage.is_picture)) as face:
        return [face.look(image, t) for t, image in footage.frames()]


def _zero(
    footage: Footage, glimpses: list[Glimpse], calibrate_s: float, settings: Settings
) -> Calibration:
    if footage.is_picture:
        return gaze.uncalibrated("a picture has no time to look at a dot")
    if calibrate_s <= 0:
        return gaze.uncalibrated("not asked for")
    opening = [g for g in glimpses if g.t <= glimpses[0].t + calibrate_s]
    return gaze.calibrate(opening, settings.seeing)


def _report(
    footage: Footage,
    glimpses: list[Glimpse],
    zero: Calibration,
    steps: list[Step],
    settings: Settings,
) -> dict[str, Any]:
    lasting = focus.durations(steps)
    end = steps[-1].t + lasting[-1] if steps else 0.0
    found = [] if footage.is_picture else focus.events(steps, settings.seeing.distraction_s)
    share = focus.ratio(steps, lasting, [(0.0, end)], settings.seeing.valid_share)
    why_not = "one picture has no length" if footage.is_picture else share.why_not
    faces = sum(g.faces > 0 for g in glimpses) / len(glimpses)
    region = Region(settings.seeing, zero)
    return {
        "file": footage.file.name,
        "fps": round(footage.fps, 3),
        "calibration": {
            "ok": zero.ok,
            "from": _rounded(zero.start),
            "to": _rounded(zero.end),
            "why_not": zero.why_not,
        },
        "frames": [
            _frame(n, g, s, region) for n, (g, s) in enumerate(zip(glimpses, steps, strict=True))
        ],
        "events": [
            {"start": _rounded(e.start), "end": _rounded(e.end), "kind": e.kind} for e in found
        ],
        "focus_ratio": _rounded(share.value),
        "quality": {"measured": share.value is not None, "why_not": why_not, "face_share": faces},
    }


def _frame(number: int, glimpse: Glimpse, step: Step, region: Region) -> dict[str, Any]:
    looks = region.gaze(glimpse) if glimpse.gaze_yaw is not None else None
    return {
        "frame": number,
        "t": _rounded(glimpse.t),
        "state": _state(step),
        "faces": glimpse.faces,
        "yaw": _rounded(glimpse.yaw),
        "pitch": _rounded(glimpse.pitch),
        "roll": _rounded(glimpse.roll),
        "gaze_yaw": _rounded(looks[0] if looks else None),
        "gaze_pitch": _rounded(looks[1] if looks else None),
        "eyes_closed": step.closed,
    }


def _state(step: Step) -> Look:
    if step.second:
        return Look.MULTI_FACE
    # A face nothing can be told of (half out, a frozen picture) is not called a look away.
    return Look.NO_FACE if step.look is Look.UNKNOWN else step.look


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
