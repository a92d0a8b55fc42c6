"""Whether the transcriber does its sums right on this processor, and fast enough."""

import os
import subprocess
import sys
from collections.abc import Iterator

from kiosk.checks.check import Check, amber, green, red
from kiosk.domain.settings import Settings
from kiosk.senses.arithmetic import Arithmetic, Choice, Speed, kept

MEASURE_S = 180.0
"""As long as the transcriber itself may take to start."""
SAID = {Arithmetic.WHOLE: "whole numbers (8 bit)", Arithmetic.FLOAT: "floats (32 bit)"}
KEEPS_UP = 0.8
"""Seconds of work for a second of speech from which camera and window leave too little."""
LONGEST_WAIT_S = 3.0
"""A wait over this is long enough for a candidate to wonder."""
SMALLER = "Choose a smaller model (the setting hearing.model: base, or tiny.en), or leave it so."
WHAT_TO_DO = "Run ./setup.sh again; if it stays, this processor cannot carry a booth."


def arithmetic(settings: Settings) -> Iterator[Check]:
    """Say what was measured on this machine; measure where nothing was yet."""
    choice = kept(settings)
    if choice is None:
        trouble = _measure()
        choice = kept(settings)
        if choice is None:
            yield red("arithmetic", trouble, WHAT_TO_DO)
            return
    says = told(choice)
    yield (
        green("arithmetic", says) if choice.agreement.holds else red("arithmetic", says, WHAT_TO_DO)
    )
    yield keeping_up(choice.speed, settings.hearing.model)


def told(choice: Choice) -> str:
    """Return the arithmetic, the instructions and how well it agreed, as a sentence."""
    agreed = choice.agreement
    return (
        f"{SAID[choice.arithmetic]} on {choice.instructions}: {agreed.same} of {agreed.tokens} "
        f"tokens as openai-whisper's own decoder, {agreed.apart:.3f} nats a token apart."
    )


def keeping_up(speed: Speed, model: str) -> Check:
    """Say whether this machine writes as fast as a candidate talks, and how long the wait is."""
    says = (
        f"The model {model} takes {speed.share:.2f} s for a second of speech; after an answer the "
        f"candidate waits about {speed.wait_s:.1f} s for its words."
    )
    if speed.share > KEEPS_UP:
        return amber("transcriber", f"It does not keep up. {says}", SMALLER)
    if speed.wait_s > LONGEST_WAIT_S:
        return amber("transcriber", says, SMALLER)
    return green("transcriber", f"It keeps up. {says}")


def _measure() -> str:
    """Measure in a process of its own, which a processor may crash; return what went wrong."""
    words = [sys.executable, "-m", "kiosk.senses.agreement"]
    calm = os.environ | {"OMP_WAIT_POLICY": "PASSIVE"}
    try:
        done = subprocess.run(
            words, env=calm, capture_output=True, text=True, timeout=MEASURE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return f"It was not measured within {MEASURE_S:.0f} s."
    if done.returncode < 0:
        return "The transcriber crashed on this processor."
    return done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "It was not kept."
