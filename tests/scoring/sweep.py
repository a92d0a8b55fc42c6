"""Put a list, or the question, into every written answer, and say what it raises.

    python -m tests.scoring.sweep {list,echo} [--seed N]

The tests of tests/unit/test_judgement_holds.py try some; this tries each answer once, at a place
and in words drawn by the seed. Prints the answers of which anything rose, and how many.
"""

import argparse
import random

from tests.unit.test_judgement_holds import ECHOES, LISTS, OTHERS, WRITTEN, judged, put_in, rises


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("list", "echo"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)

    rows = [row for row in WRITTEN if len(row[2].split()) >= 20]
    raised, most = 0, 0.0
    for job, question, text in rows:
        if options.what == "list":
            names = draw.sample([*job.keywords, *question.keywords, *OTHERS], 5)
            more = draw.choice(LISTS).format(*names)
        else:
            more = draw.choice(ECHOES).format(asked=question.text)
        place = draw.random()
        if risen := rises((job, question, text), more, place):
            was = judged(job, question, text)[1]
            now = judged(job, question, put_in(text, more, place))[1]
            raised, most = raised + 1, max(most, now - was)
            print(f"{job.id}: {', '.join(risen)}; {was:.1f} to {now:.1f} points: {text[:80]} ...")
    print(
        f"{raised} of {len(rows)} answers raised by a {options.what}, by {most:.1f} points at most"
    )


if __name__ == "__main__":
    main()
