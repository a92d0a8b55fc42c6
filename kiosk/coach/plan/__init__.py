"""Job and resume to questions in order; an answer to its follow-up."""

from kiosk.coach.plan.follow import follow_up, stems
from kiosk.coach.plan.order import plan

__all__ = ["follow_up", "plan", "stems"]
