"""Which screen follows which: one table."""

from kiosk.interview import events
from kiosk.interview.events import Event
from kiosk.screens import acts, card_acts, group_acts, talk_acts
from kiosk.screens.view import Screen, View
from kiosk.window import booth_events

S = Screen

INTERVIEW = (S.MATCH, S.CHECK, S.ASKING, S.LISTENING, S.THINKING, S.FEEDBACK, S.GOAL)
"""The screens between the start of the interview's thread and its results."""
VISIT = (S.CONSENT, S.JOB, S.GROUP, S.RESUME, S.CARD, *INTERVIEW, S.RESULTS)
"""The screens on which somebody is being served."""

NEXT: dict[tuple[Screen, type[Event]], Screen] = {
    (S.CLAIM, acts.Touched): S.ATTRACT,
    (S.CLAIM, acts.StaffAsked): S.STAFF,
    (S.ATTRACT, acts.Touched): S.CONSENT,
    (S.ATTRACT, acts.LanguageChosen): S.CONSENT,
    (S.ATTRACT, acts.StaffAsked): S.STAFF,
    (S.STAFF, acts.StaffLeft): S.ATTRACT,
    (S.CONSENT, acts.Leave): S.ATTRACT,
    (S.CONSENT, acts.Agreed): S.JOB,
    (S.JOB, acts.Leave): S.ATTRACT,
    (S.JOB, acts.JobChosen): S.RESUME,
    (S.JOB, group_acts.GroupAsked): S.GROUP,
    (S.GROUP, group_acts.GroupJoined): S.JOB,
    (S.GROUP, group_acts.GroupLeft): S.JOB,
    (S.GROUP, acts.JobChosen): S.RESUME,
    (S.RESUME, acts.BackToJobs): S.JOB,
    (S.RESUME, acts.WithoutResume): S.CHECK,
    (S.RESUME, booth_events.ResumeCame): S.MATCH,
    (S.RESUME, card_acts.CardBrought): S.CARD,
    (S.RESUME, booth_events.CardPasted): S.CARD,
    (S.CARD, card_acts.CardClosed): S.RESUME,
    (S.MATCH, acts.AnotherJob): S.JOB,
    (S.MATCH, acts.Start): S.CHECK,
    (S.CHECK, acts.CheckedAll): S.ASKING,
    (S.ASKING, events.Listening): S.LISTENING,
    (S.LISTENING, events.Thinking): S.THINKING,
    (S.THINKING, booth_events.FeedbackReady): S.FEEDBACK,
    (S.FEEDBACK, acts.Strike): S.THINKING,
    (S.THINKING, events.Corrected): S.FEEDBACK,
    (S.FEEDBACK, acts.GoOn): S.ASKING,
    (S.FEEDBACK, acts.OnceMore): S.GOAL,
    (S.GOAL, talk_acts.BackToFeedback): S.FEEDBACK,
    (S.GOAL, talk_acts.GoalChosen): S.ASKING,
    (S.RESULTS, acts.Finish): S.ERASED,
    (S.ERASED, acts.Touched): S.ATTRACT,
    (S.ERASED, booth_events.TimedOut): S.ATTRACT,
    (S.SORRY, acts.Touched): S.ATTRACT,
    (S.SORRY, booth_events.TimedOut): S.ATTRACT,
    (S.STAFF, booth_events.TimedOut): S.ATTRACT,
    **{(screen, events.Asking): S.ASKING for screen in INTERVIEW},
    **{(screen, events.Finished): S.RESULTS for screen in INTERVIEW},
    **{(screen, events.Failed): S.SORRY for screen in VISIT},
    **{(screen, acts.Leave): S.ERASED for screen in INTERVIEW},
    **{(screen, booth_events.WalkedAway): S.ATTRACT for screen in VISIT},
}

LASTS_S = {S.ERASED: 5.0, S.SORRY: 10.0, S.STAFF: 120.0}
"""Screens that leave by themselves; the staff screen counts from the last touch."""
DECIDE_S = 20.0
"""To read what is kept, and to have it deleted too."""


def lasts_s(view: View) -> float | None:
    """Return how long a screen stays before it leaves by itself; None where it does not."""
    if view.screen is S.ERASED and view.erasing.more:
        return DECIDE_S * view.ease.time
    return LASTS_S.get(view.screen)


def step(screen: Screen, event: Event) -> Screen:
    """Return the screen after the event; an event the screen does not know changes nothing."""
    return NEXT.get((screen, type(event)), screen)
