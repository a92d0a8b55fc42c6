"""Who may come into the panel, kept the same by SQLite and by PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.errors import StoreError
from kiosk.domain.interview import Consent
from kiosk.store.groups import Group
from kiosk.store.people import Role
from tests.kit.samples.interviews import strong


def test_the_claim_code_works_once(store):
    code = store.claim_code()
    assert store.claim_code() == code
    with pytest.raises(StoreError) as caught:
        store.people.claim("AAAA-AAAA-AAAA", "Dana", "hash")
    assert caught.value.code == "claim-wrong"
    person = store.people.claim(code.lower().replace("-", " "), "Dana", "hash")
    assert person.role is Role.ADMIN
    assert store.claim_code() is None
    with pytest.raises(StoreError):
        store.people.claim(code, "Eve", "hash")


def test_somebody_stays_administrator(store):
    person = store.people.claim(store.claim_code(), "Dana", "hash")
    for change in ({"role": Role.VIEWER}, {"active": False}):
        with pytest.raises(StoreError) as caught:
            store.people.change(person.id, **change)
        assert caught.value.code == "last-administrator"
    assert store.people.get(person.id) == person


def test_wrong_passwords_make_one_place_wait_longer_each_time(store):
    attempts = store.attempts
    for _ in range(5):
        attempts.failed("dana", "10.0.0.1")
    assert attempts.waits_until("dana", "10.0.0.1") is None
    attempts.failed("Dana", "10.0.0.1")
    first = attempts.waits_until("dana", "10.0.0.1")
    attempts.failed("dana", "10.0.0.1")
    assert attempts.waits_until("dana", "10.0.0.1") - first > timedelta(seconds=20)
    assert attempts.waits_until("dana", "10.0.0.2") is None
    assert attempts.waits_until("somebody else", "10.0.0.1") is None
    assert attempts.unlock("DANA") == 1
    assert attempts.waits_until("dana", "10.0.0.1") is None


def test_a_session_ends_when_it_was_idle_or_the_password_changed(store):
    person = store.people.claim(store.claim_code(), "Dana", "hash")
    token = store.sessions.sign_in(person, "a browser")
    assert store.sessions.signed_in(token, timedelta(minutes=1)) == person
    assert store.sessions.signed_in(token, timedelta(0)) is None
    store.people.change(person.id, password_hash="another")
    assert store.sessions.signed_in(token, timedelta(minutes=1)) is None


def test_an_interview_is_of_the_group_that_the_candidate_ticked(store):
    group = Group("Nursing")
    store.groups.save(group)
    ticked = replace(strong(), id="i1", consent=Consent(group=group.id))
    unticked = replace(strong(), id="i2")
    of_nobody = replace(strong(), id="i3", consent=Consent(group="gone"))
    declined = replace(strong(), id="i4", consent=Consent(keep=False, group=group.id))
    for one in (ticked, unticked, of_nobody, declined):
        store.keep(one)
        store.keep(one)  # as after every answer
    assert store.groups.interviews(group.id) == ("i1",)
    assert store.interview("i1").consent.group == group.id
