"""Turns an interview into the rows it is kept as."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from kiosk.domain.interview import Coverage, Interview
from kiosk.domain.plain import to_plain
from kiosk.store.counsel_tables import GroupRow, MembershipRow
from kiosk.store.database import upsert
from kiosk.store.folding import folded
from kiosk.store.tables import (
    MOST_FOLDED,
    AnswerRow,
    CoverageRow,
    DocumentRow,
    InterviewRow,
    UseRow,
)


def write(session: Session, interview: Interview) -> None:
    """Put in, or over, every row of the interview."""
    plain: dict[str, Any] = to_plain(replace(interview, answers=()))
    upsert(session, _row(interview))
    upsert(session, DocumentRow(interview_id=interview.id, document=plain))
    for position, answer in enumerate(interview.answers):
        document = to_plain(answer)
        upsert(session, AnswerRow(interview_id=interview.id, position=position, document=document))
    session.execute(
        delete(AnswerRow).where(
            AnswerRow.interview_id == interview.id, AnswerRow.position >= len(interview.answers)
        )
    )
    for covered in interview.coverage:
        upsert(session, _covered(interview, covered))
    group_id = interview.consent.group
    if group_id and session.get(GroupRow, group_id) is not None:
        upsert(session, MembershipRow(interview_id=interview.id, group_id=group_id))


def _row(interview: Interview) -> InterviewRow:
    score, alignment = interview.score, interview.alignment
    return InterviewRow(
        id=interview.id,
        booth_id=interview.booth_id,
        job_id=interview.job.id,
        job_title=interview.job.title,
        candidate=interview.candidate,
        folded=folded(interview.candidate or "")[:MOST_FOLDED],
        mode=interview.mode.value,
        state=interview.state.value,
        started_at=interview.started_at,
        finished_at=interview.finished_at,
        duration_s=_duration(interview),
        answers=len(interview.answers),
        score=None if score is None else score.value,
        alignment=None if alignment is None else alignment.score,
        updated_at=datetime.now(UTC),
        revision=1,
    )


def _duration(interview: Interview) -> float | None:
    if interview.finished_at is not None:
        return (interview.finished_at - interview.started_at).total_seconds()
    return max((a.started_s + a.seconds for a in interview.answers), default=None)


def use(interview: Interview) -> UseRow:
    """Return that a booth was used, and nothing about the person."""
    return UseRow(
        id=interview.id,
        day=interview.started_at.astimezone(UTC).date().isoformat(),
        booth_id=interview.booth_id,
        job_id=interview.job.id,
        mode=interview.mode.value,
        state=interview.state.value,
        told=False,
    )


def _covered(interview: Interview, covered: Coverage) -> CoverageRow:
    return CoverageRow(
        interview_id=interview.id,
        requirement_id=covered.requirement.id,
        job_id=interview.job.id,
        text=covered.requirement.text,
        said=covered.said is not None,
        in_resume=covered.in_resume is not None,
    )
