"""Decides which interviews somebody sees: a viewer may be kept to some groups."""

from admin.access import store
from admin.signed_in import current_user
from kiosk.store.people import Person, Role


def groups_of(person: Person) -> tuple[str, ...] | None:
    """Return the groups whose interviews somebody sees; None where it is all of them."""
    if person.role is Role.ADMIN or not person.only_groups:
        return None
    return store().groups.of_viewer(person.id)


def seen_groups() -> tuple[str, ...] | None:
    """Return what `groups_of` says of whoever is signed in."""
    return groups_of(current_user.person)


def may_see(interview_id: str) -> bool:
    """Return whether whoever is signed in may see an interview."""
    groups = seen_groups()
    return groups is None or store().groups.of_interview(interview_id) in groups
