"""Which program runs: a copy of the tree that cannot be changed by the booth."""

from provisioning.install.installation import LEFT_OUT, Installation
from provisioning.install.machine import Machine
from provisioning.install.places import CURRENT, OPT, RELEASES

SAYS = "The program in /opt"


def do(machine: Machine, planned: Installation) -> None:
    if not machine.dry:
        machine.at(RELEASES).mkdir(parents=True, exist_ok=True)
    machine.copy_tree(planned.source, planned.release, without=LEFT_OUT)


def undo(machine: Machine, planned: Installation) -> None:
    machine.remove(CURRENT)
    machine.remove(RELEASES)
    machine.remove(OPT)
