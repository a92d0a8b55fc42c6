"""The command line: `python -m kiosk VERB`; each verb is a module of kiosk.commands."""

import argparse
import importlib
import logging
import os
import sys
from types import ModuleType

from kiosk.commands.output import emit, say
from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError
from kiosk.domain.version import version

VERBS = {
    "run": "open the booth's window",
    "rehearse": "a recorded candidate takes a whole interview, without a screen",
    "hear": "what was said in a sound file, and how",
    "watch": "where the eyes were in a video or a picture",
    "match": "how well a resume fits a job, with evidence",
    "plan": "the questions for a resume and a job, with the reason for each",
    "bench": "speed and size, beside a peer",
    "doctor": "whether this machine is ready, and what to do if not",
    "gallery": "paint every screen in every size to PNG",
}

DONE, OUR_FAULT, BAD_INPUT = 0, 1, 2


def overview() -> str:
    lines = [f"  {verb:<10} {says}" for verb, says in VERBS.items()]
    return "The interview coach kiosk.\n\nusage: python -m kiosk VERB [options]\n\n" + "\n".join(
        lines
    )


def main(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help"):
        print(overview())
        return DONE
    if words[0] == "--version":
        print(f"interview-coach {version()}")
        return DONE
    verb, *rest = words
    if verb not in VERBS:
        say(f"There is no verb called {verb}.\n\n{overview()}")
        return BAD_INPUT

    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # standard output is for JSON alone
    command = importlib.import_module(f"kiosk.commands.{verb}")
    options = parse(command, verb, rest)
    return perform(command, options)


def parse(command: ModuleType, verb: str, rest: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m kiosk {verb}", description=VERBS[verb])
    parser.add_argument(
        "--json", action="store_true", help="JSON and nothing else on standard output"
    )
    command.arguments(parser)
    return parser.parse_args(rest)


def perform(command: ModuleType, options: argparse.Namespace) -> int:
    """Run one verb; turn an error into a sentence (or its JSON) and an exit code."""
    logging.basicConfig(level=os.environ.get("KIOSK_LOG", "WARNING"), stream=sys.stderr)
    try:
        return int(command.run(options, settings_file.load()) or DONE)
    except CoachError as err:
        code, says, status = err.code, err.message, BAD_INPUT
    except BrokenPipeError:
        return DONE
    except KeyboardInterrupt:
        return 130
    except Exception as err:
        if os.environ.get("KIOSK_LOG") == "DEBUG":
            raise
        code, status = "fault", OUR_FAULT
        says = f"This is our fault ({type(err).__name__}). KIOSK_LOG=DEBUG shows where."
    if options.json:
        emit({"error": {"code": code, "message": says}})
    else:
        say(f"{says} ({code})")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
