"""What every act is: acts.py has the booth's, talk_acts.py those of being coached."""

from dataclasses import dataclass

from kiosk.interview.events import Event


@dataclass(frozen=True)
class Act(Event):
    """Something the candidate, or staff, did."""
