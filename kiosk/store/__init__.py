"""The one place where booth and panel meet: what is kept of interviews, jobs, booths and people."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property

from kiosk.domain.interview import Interview, InterviewState
from kiosk.domain.job import Job
from kiosk.domain.settings import Settings
from kiosk.store.attempts import Attempts
from kiosk.store.audit import Audit
from kiosk.store.booths import Booths
from kiosk.store.cards import Cards
from kiosk.store.chains import Chains
from kiosk.store.clips import Clips
from kiosk.store.counted import Counted
from kiosk.store.database import WAIT_S, Database
from kiosk.store.groups import Groups
from kiosk.store.handoff import Handoffs
from kiosk.store.insight import Insight
from kiosk.store.interviews import Interviews
from kiosk.store.jobs import Jobs
from kiosk.store.outside import Outside
from kiosk.store.overrides import Overrides
from kiosk.store.people import People
from kiosk.store.sessions import Sessions
from kiosk.store.talks import Talks


class Store:
    """What the booth needs, by its verbs; the panel goes to the parts.

    Every method may raise StoreError: store-locked after a bounded wait, disk-full, store-corrupt.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.interviews = Interviews(database)
        self.job_list = Jobs(database)
        self.overrides = Overrides(database)
        self.booths = Booths(database)
        self.handoff = Handoffs(database)
        self.people = People(database)
        self.outside = Outside(database)
        self.sessions = Sessions(database)
        self.attempts = Attempts(database)
        self.audit = Audit(database)
        self.counted = Counted(database)
        self.chains = Chains(database)
        self.clips = Clips(database)
        self.talks = Talks(database)
        self.groups = Groups(database)
        self.cards = Cards(database)

    @classmethod
    def open(cls, url: str, *, wait_s: float = WAIT_S) -> "Store":
        """Open the database at a URL (settings.store_url) and bring it up to date; a new one
        gets the starter jobs.

        Raises:
            StoreError: store-newer, store-locked, store-corrupt or disk-full.
        """
        store = cls(Database(url, wait_s))
        store.handoff.sweep()
        if not store.job_list.seeded():
            from kiosk.coach.jobs import starter_jobs

            store.job_list.seed(starter_jobs())
        store.cards.key()  # a campus has one before its booths ask for it
        return store

    @cached_property
    def insight(self) -> Insight:
        return Insight(self.database)

    # --- an interview, from start to finish ---------------------------------------------------

    def keep(self, interview: Interview) -> None:
        """Keep the interview with all answers so far, as often as wanted. Where the candidate
        declined (`consent.keep`), nothing but the use of the booth is counted."""
        self.interviews.keep(interview)

    def interview(self, interview_id: str) -> Interview | None:
        """Return a kept interview, or None."""
        return self.interviews.get(interview_id)

    def forget(self, interview_id: str) -> bool:
        """Delete an interview beyond recovery; return whether there was one."""
        return self.interviews.forget([interview_id]) == 1

    def forget_older(self, days: int, now: datetime | None = None) -> int:
        """Delete interviews older than this; return how many."""
        return self.interviews.forget_older(days, now)

    def left_behind(self, booth_id: str) -> tuple[Interview, ...]:
        """Return the interviews that a crash of this booth left as running."""
        ids = self.interviews.unfinished(booth_id)
        return tuple(found for i in ids if (found := self.interview(i)) is not None)

    def end_left_behind(self, booth_id: str, *, delete: bool = False) -> None:
        """End what this booth left as running: the answers so far stay, as agreed, unless they are
        to be deleted."""
        for left in self.left_behind(booth_id):
            if delete:
                self.forget(left.id)
            else:
                now = datetime.now(UTC)
                self.keep(replace(left, state=InterviewState.LEFT, finished_at=now))

    def session_number(self, job_id: str) -> int:
        """Return how many interviews this job has had, so that the next plan differs."""
        return self.interviews.number(job_id)

    # --- jobs ---------------------------------------------------------------------------------

    def jobs(self, *, active: bool = True) -> tuple[Job, ...]:
        """Return the jobs by title; archived ones too where `active` is False."""
        return self.job_list.all(active=active)

    def job(self, job_id: str) -> Job | None:
        return self.job_list.get(job_id)

    def save_job(self, job: Job) -> None:
        """Keep a job; one with the same id is replaced by it."""
        self.job_list.save(job)

    # --- the booth itself ---------------------------------------------------------------------

    def settings(self, base: Settings) -> Settings:
        """Return the booth's own settings with those of the panel over them."""
        return self.overrides.over(base)

    def claim_code(self) -> str | None:
        """Return the code that makes the first administrator; None once the panel is claimed."""
        return self.people.claim_code()

    def close(self) -> None:
        self.database.close()


__all__ = ["Store"]
