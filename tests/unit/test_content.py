"""What an answer said, with a stand-in for the embedder that counts the words texts share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.coach.measure.content import measure
from kiosk.coach.measure.coverage import cover
from kiosk.domain.interview import Answer, SaidHow
from kiosk.domain.job import Alignment, Question, QuestionKind, RequirementMatch
from kiosk.domain.measures import Fault
from kiosk.domain.sound import Transcript
from tests.kit.said import ANSWER, DOCKER, JOB, QUESTION, content, shared_words, spoken


def test_keywords_are_found_by_any_name_with_their_moment():
    found = content(ANSWER)
    assert [word.keyword for word in found.said] == ["Python", "PostgreSQL"]
    assert found.said[0].at == ANSWER.split().index("Python") / 3
    assert found.missed == ()
    assert found.shown == found.said
    assert found.keyword_relevance.value > 0.8


def test_words_beyond_the_job_are_told_apart():
    assert [word.keyword for word in content(ANSWER).beyond] == ["Kubernetes"]


def test_a_word_that_is_missing_lowers_the_relevance_of_the_words():
    found = content(ANSWER.replace("Postgres", "folders"))
    assert found.missed == ("PostgreSQL",)
    assert found.keyword_relevance.value < content(ANSWER).keyword_relevance.value - 0.1


LIST = "Python, Django, PostgreSQL, Docker, Kubernetes, Redis, Celery, Git, Linux, Kafka, Flask. "
ECHO = "What did I build with Python? I did build with Python, that is what I did build. "
PRAISE = "Python is really the best language of all, and I just love Python so very much. "


@pytest.mark.parametrize("more", [LIST, ECHO, PRAISE])
def test_a_list_an_echo_and_praise_earn_nothing_and_add_nothing(more: str):
    alone, with_answer, plain = content(more * 2), content(f"{ANSWER} {more}"), content(ANSWER)
    for judged in ("keyword_relevance", "relevance", "steps", "own"):
        assert getattr(alone, judged).value < 0.05, judged
        assert getattr(with_answer, judged).value <= getattr(plain, judged).value + 1e-9, judged


def test_the_gravest_fault_comes_first_and_has_a_name():
    assert content(LIST * 2).faults[0] is Fault.LIST
    assert content(ECHO * 2).faults[0] is Fault.ECHO
    assert content(PRAISE * 2).faults[0] is Fault.PRAISE
    assert content("banana purple elephant " * 9).faults[0] in (Fault.THIN, Fault.EMPTY)
    assert content("Yes.").faults == (Fault.TOO_SHORT,)
    assert content("").faults == (Fault.UNHEARD,)
    assert content(ANSWER).faults == ()


HONEST = (
    "I have never used Python at work, to be honest. I would take one of my spreadsheets, write it "
    "again with pandas over two weekends, and ask somebody of your team to tear it apart."
)
BLUFF = (
    "Python is no problem for me at all, I know it very well and I have many years of experience, "
    "everybody asks me about it, it is really one of my strengths, believe me."
)


def test_an_honest_gap_is_a_good_answer_and_a_bluff_is_not():
    gap = Question("q", "This job asks for Python, which I did not find. How would you start?",
                   QuestionKind.GAP, "", keywords=("Python",))  # fmt: skip
    honest, bluff = content(HONEST, gap), content(BLUFF, gap)
    assert honest.honest_gap
    assert honest.relevance.value > 0.5
    assert bluff.faults[0] is Fault.BOAST
    assert bluff.relevance.value < 0.1


def test_a_question_about_no_technical_word_has_no_keyword_relevance():
    plain = Question("q", "How do you explain results?", QuestionKind.SITUATIONAL, "")
    assert content(ANSWER, plain).keyword_relevance.value is None


@pytest.mark.parametrize("text", ["", "Yes.", "I used Python for it, that is all."])
def test_under_twenty_words_nothing_is_judged(text: str):
    found = content(text)
    for judged in (found.keyword_relevance, found.relevance):
        assert judged.value is None
        assert judged.why_not == ("too short to judge" if text else "nothing was said")


def test_why_there_is_no_transcript_is_handed_on():
    found = measure(QUESTION, Transcript(why_not="another language"), JOB, shared_words)
    assert found.relevance.why_not == "another language"


def test_an_answer_to_the_question_is_more_relevant_than_another():
    other = (
        "Yesterday the bus was late again, and it rained so much that we all went home early. " * 2
    )
    on, off = (content(text, embed=shared_words) for text in (ANSWER, other))
    assert on.relevance.value > off.relevance.value + 0.1


def test_only_stories_are_read_as_stories():
    story = Question("q", "Tell me about a time.", QuestionKind.BEHAVIOURAL, "")
    assert content(ANSWER).star.complete.value is None
    assert content(ANSWER, story).star.complete.value > 0


SHOWS = "I stored all of its pages in Postgres and I checked every one of them by hand."
OTHERS = (
    "My brother lent me his laptop for the summer, because mine had died.",
    "I read the pages of forty museums every night at two.",
    "Nobody noticed a thing, and in March I gave the list to the city.",
    "I drew the map by hand first and coloured what was closed.",
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(OTHERS), unique=True, min_size=2))
def test_leaving_out_what_shows_a_keyword_never_raises_its_relevance(said: list[str]):
    before, after = content(" ".join([*said, SHOWS])), content(" ".join(said))
    assert after.keyword_relevance.value <= before.keyword_relevance.value


def answer(text: str, question_id: str = "q") -> Answer:
    question = Question(question_id, "?", QuestionKind.TECHNICAL, "")
    return Answer(question, spoken(text), None, 0.0, 60.0)


def test_coverage_says_for_each_requirement_where_and_by_which_sentence():
    alignment = Alignment(50.0, None, (RequirementMatch(DOCKER, True, 0.7, "Built Docker images"),))
    answers = (
        answer("I like my work very much. Then I stored the pages in Postgres for a year.", "q1"),
        answer("Every month I had to explain the results to our buyers and directors.", "q2"),
    )
    python, people, docker = cover(JOB, alignment, answers, shared_words)
    assert python.said == "Then I stored the pages in Postgres for a year."
    assert (python.said_in, python.said_at, python.in_resume) == ("q1", 2.0, None)
    assert (people.said_in, people.said_at) == ("q2", 0.0)
    assert (docker.in_resume, docker.said) == ("Built Docker images", None)


SAID = {
    "I stored every page in Docker images that I built for the course myself.": SaidHow.SHOWN,
    "Docker, Kubernetes, Redis, Kafka, Celery, Flask and also Django.": SaidHow.NAMED,
    "I have never used Docker at all.": SaidHow.LACKING,
    "I have not really, you know, used that much of Docker until now.": SaidHow.LACKING,
    "If I had the time I would learn Docker with a small course.": SaidHow.NAMED,
    "My colleagues used Docker for the whole of their platform.": SaidHow.NAMED,
}


@pytest.mark.parametrize(("text", "how"), SAID.items())
def test_coverage_tells_shown_from_named_and_lacking(text: str, how: SaidHow):
    *_, docker = cover(JOB, None, (answer(text),), shared_words)
    assert docker.how is how
    assert docker.shown is (how is SaidHow.SHOWN)


def test_coverage_of_an_interview_without_answers_is_all_missing():
    assert all(c.said is None and c.in_resume is None for c in cover(JOB, None, (), shared_words))


DECLINED = (
    "With respect, I would rather not talk about that today. You have got my papers, and they tell "
    "you how I worked with Python in the old kitchen by the harbour. My old boss, who taught me, "
    "knows the sheets and drawers there by heart, and she will gladly show them to whoever rings."
)
GOES_ON = (
    " But once, in the harbour kitchen, I rewrote the order sheet with Python, rang the supplier, "
    "and moved the delivery to Tuesday, and nobody threw fish away after that."
)


def test_the_reasons_for_a_refusal_are_no_answer_and_who_goes_on_answers():
    declined, answered = content(DECLINED), content(DECLINED + GOES_ON)
    assert declined.relevance.value < 0.2
    assert declined.faults[0] is Fault.REFUSED
    assert answered.relevance.value > 0.6


def test_four_names_that_speak_of_nobody_are_a_list():
    assert content("Python, Docker, Kafka, and also Redis. " * 4).faults[0] is Fault.LIST
