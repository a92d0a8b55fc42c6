"""One follow-up at most, by what is missing, in a sentence that was rendered beforehand."""

from dataclasses import replace

from kiosk.coach.plan import follow_up, stems
from kiosk.domain.job import Job, Question, QuestionKind, Requirement
from kiosk.domain.measures import Content, Fault, KeywordSaid, Star, StarPart
from kiosk.domain.sound import Transcript, Word
from kiosk.domain.units import Measure

JOB = Job("j", "Cook", "", requirements=(Requirement("r", "knows HACCP", keywords=("HACCP",)),))
WHOLE = Measure(1.0, "share")


def question(kind: QuestionKind, **rest) -> Question:
    return Question("q", "?", kind, "why", **rest)


def said(words: int, text: str = "word") -> Transcript:
    return Transcript(tuple(Word(text, n / 2, n / 2 + 0.4, 0.9) for n in range(words)))


def content(star: Star = Star(), heard: tuple[str, ...] = ()) -> Content:  # noqa: B008 - frozen
    none = Measure.missing("share", "not asked")
    return Content(tuple(KeywordSaid(k, 0.0, k) for k in heard), (), (), none, none, star)


def reason(kind: QuestionKind, words: int, found: Content, **rest) -> str | None:
    more = follow_up(question(kind, **rest), said(words), found, JOB, ())
    return None if more is None else more.id.removeprefix("q-")


def story(*parts: StarPart, figure: bool = False, only_we: bool = False) -> Star:
    return Star(
        shares=tuple((part, 0.5) for part in parts),
        figure_in_result=figure,
        only_we=only_we,
        complete=WHOLE,
    )


def test_what_is_missing_decides():
    told = (StarPart.ACTION, StarPart.RESULT)
    behavioural = QuestionKind.BEHAVIOURAL
    assert reason(QuestionKind.TECHNICAL, 10, content()) == "short"
    assert reason(behavioural, 50, content(story(*told, only_we=True))) == "own_part"
    assert reason(behavioural, 50, content(story(StarPart.ACTION))) == "result"
    assert reason(behavioural, 50, content(story(*told))) == "figure"
    assert reason(behavioural, 50, content(story(*told, figure=True))) is None
    assert reason(QuestionKind.TECHNICAL, 50, content(), keywords=("HACCP",)) == "keyword"
    heard = content(heard=("HACCP",))
    assert reason(QuestionKind.TECHNICAL, 50, heard, keywords=("HACCP",)) is None


def test_a_claim_is_worth_depth():
    more = follow_up(question(QuestionKind.SITUATIONAL), said(80, "always"), content(), JOB, ())
    assert more is not None
    assert more.id == "q-depth"


def test_nothing_follows_silence_the_end_or_a_follow_up():
    assert follow_up(question(QuestionKind.TECHNICAL), Transcript(), content(), JOB, ()) is None
    assert reason(QuestionKind.CLOSING, 5, content()) is None
    assert reason(QuestionKind.FOLLOW_UP, 5, content(), follows="p") is None


def test_no_sentence_is_heard_twice_and_all_are_known_beforehand():
    asked: list[Question] = []
    while more := follow_up(question(QuestionKind.OPENING), said(5), content(), JOB, asked):
        assert more.text in stems()
        assert more.follows == "q"
        assert more.kind is QuestionKind.FOLLOW_UP
        assert more.text not in [one.text for one in asked]
        asked.append(more)
    assert len(asked) == 3


def spoken(text: str, probability: float = 0.9) -> Transcript:
    words = [Word(word, n / 2, n / 2 + 0.4, probability) for n, word in enumerate(text.split())]
    return Transcript(tuple(words))


LONG = "It was in a shop in a small town and there was a lot to do for all of us every single day. "


def heard_follow(text: str, found: Content, kind: QuestionKind = QuestionKind.BEHAVIOURAL) -> str:
    more = follow_up(question(kind), spoken(LONG + text), found, JOB, ())
    return more.text if more else ""


def test_a_follow_up_takes_up_the_words_of_the_answer():
    whole = content(story(StarPart.ACTION, StarPart.RESULT, figure=True))
    text = "We were late. So I cut the queue from an hour to 10 minutes."
    said_back = "you cut the queue from an hour to 10 minutes"
    assert heard_follow(text, whole) == f"You said that {said_back}. How did you know?"
    more = follow_up(question(QuestionKind.CLAIM), spoken(LONG + text), whole, JOB, ())
    assert more is not None
    assert more.personal


def test_words_that_were_hardly_heard_are_not_said_back():
    text = LONG + "I cut the queue from an hour to 10 minutes."
    found = content(story(StarPart.ACTION))
    more = follow_up(question(QuestionKind.BEHAVIOURAL), spoken(text, 0.3), found, JOB, ())
    assert more is not None
    assert more.text in stems()
    assert not more.personal


def test_what_was_answered_is_not_asked():
    bare = content(story(StarPart.ACTION))
    assert "came of" in heard_follow("I wrote a list of all the tasks.", bare)
    assert "came of" not in heard_follow("I wrote a list. In the end it was quiet.", bare)
    told = content(story(StarPart.ACTION, StarPart.RESULT, figure=True))
    counted = "I cut the queue from an hour to 10 minutes. We counted it each day."
    assert "know" not in heard_follow(counted, told)


def test_nothing_is_asked_after_a_refusal():
    refused = replace(content(), faults=(Fault.REFUSED,))
    assert heard_follow("I would rather not say.", refused) == ""
