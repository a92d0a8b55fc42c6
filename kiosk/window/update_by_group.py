"""What the code of a class changes in the picture."""

from dataclasses import replace

from kiosk.interview.events import Event
from kiosk.screens import group_acts
from kiosk.screens.group_view import LONGEST_CODE, CodeDesk
from kiosk.screens.view import View
from kiosk.window import booth_events


def typed(view: View, event: group_acts.CodeKey) -> View:
    """Add a letter, or take the last one back."""
    before = view.code.typed
    after = before[:-1] if event.key == "back" else (before + event.key)[:LONGEST_CODE]
    return replace(view, code=CodeDesk(after))


def given(view: View, _: Event) -> View:
    return replace(view, code=replace(view.code, asked=True, wrong=False))


def scanned(view: View, event: booth_events.CodeScanned) -> View:
    return replace(view, code=CodeDesk(event.code[:LONGEST_CODE], asked=True))


def found(view: View, event: booth_events.GroupFound) -> View:
    """Take over what the group sets; nothing is shown to its staff before it is ticked."""
    group = event.group
    if not view.code.asked:
        return view  # the candidate went on typing, or left
    if group is None:
        return replace(view, code=replace(view.code, asked=False, wrong=True))
    choice = replace(
        view.choice,
        group=group,
        field=None,
        page=0,
        mode=group.mode or view.choice.mode,
        questions=group.questions or view.choice.questions,
    )
    consent = replace(view.consent, group="")
    return replace(view, choice=choice, consent=consent, code=CodeDesk(), focus=None)


def shared(view: View) -> View:
    """Let the group's staff see what is kept, or no longer."""
    group = view.choice.group
    ticked = group.id if group is not None and not view.consent.group else ""
    return replace(view, consent=replace(view.consent, group=ticked))


def left(view: View, _: Event) -> View:
    """Go on without the group, as if no code had been given."""
    choice = replace(
        view.choice, group=None, mode=view.default_mode, questions=view.default_questions, page=0
    )
    if view.choice.group is None:
        choice = view.choice
    consent = replace(view.consent, group="")
    return replace(view, choice=choice, consent=consent, code=CodeDesk())
