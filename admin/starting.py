"""Tells a new administrator what is left to do before the first student comes."""

from dataclasses import dataclass

from admin.access import store
from admin.signed_in import current_user
from kiosk.coach.jobs import starter_jobs
from kiosk.store.people import Role
from kiosk.store.query import Query


@dataclass(frozen=True)
class Step:
    says: str
    why: str
    endpoint: str
    done: bool


def steps() -> tuple[Step, ...]:
    """Return the first steps in their order, with which are done."""
    people = [one for one in store().people.all() if one.active]
    starters = {job.id for job in starter_jobs()}
    own_job = any(job.id not in starters for job in store().jobs())
    administrators = sum(one.role is Role.ADMIN for one in people)
    practised = store().interviews.page(Query(size=1)).total > 0
    return (
        Step("Add a job of your own", "Paste an advert.", "jobs.new", own_job),
        Step("Look the settings through", "Above all how long interviews are kept.",
             "settings.index", bool(store().overrides.kept())),
        Step("Add a second administrator", "For the day you are away.",
             "people.index", administrators > 1),
        Step("Switch on your second factor", "A stolen password opens nothing then.",
             "factor.index", current_user.person.second_factor),
        Step("Take an interview at the booth yourself", "It appears under Interviews.",
             "interviews.index", practised),
    )  # fmt: skip
