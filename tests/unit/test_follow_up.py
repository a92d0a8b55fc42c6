"""One follow-up at most, by what is missing, in a sentence that was rendered beforehand."""

from kiosk.coach.plan import follow_up, stems
from kiosk.domain.job import Job, Question, QuestionKind, Requirement
from kiosk.domain.measures import Content, KeywordSaid, Star, StarPart
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
