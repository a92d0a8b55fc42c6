"""Which program runs: a copy of the tree that cannot be changed by the booth."""

from provisioning.install.machine import Machine
from provisioning.install.places import CURRENT, OPT, RELEASES
from provisioning.install.plan import LEFT_OUT, Plan

SAYS = "The program in /opt"


def do(machine: Machine, plan: Plan) -> None:
    if not machine.dry:
        machine.at(RELEASES).mkdir(parents=True, exist_ok=True)
    machine.copy_tree(plan.source, plan.release, without=LEFT_OUT)


def undo(machine: Machine, plan: Plan) -> None:
    machine.remove(CURRENT)
    machine.remove(RELEASES)
    machine.remove(OPT)
