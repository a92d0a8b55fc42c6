"""Whom the panel shows out where requests hold too much together."""

from admin.serving.guests import Guest, Guests, Limits


class Task:
    def cancel(self):
        pass


def shown_out(sizes):
    """Let (address, bytes, known) hold in turn; return the addresses of those who have to go."""
    guests = Guests(Limits(held_bytes=100), ())
    here = [Guest(address, Task(), known=known) for address, _, known in sizes]
    for guest, (_, size, _) in zip(here, sizes, strict=True):
        guests.welcome(guest)
        guests.hold(guest, size)
    return [guest.address for guest in here if guest.leaving]


def test_many_small_parts_of_one_address_weigh_as_much_as_a_large_one():
    assert shown_out([("honest", 30, False), *[("evil", 10, False)] * 8]) == ["evil"]


def test_whoever_is_known_goes_last():
    assert shown_out([("staff", 60, True), ("stranger", 50, False)]) == ["stranger"]
    assert shown_out([("staff", 60, True), ("others", 50, True)]) == ["staff"]
