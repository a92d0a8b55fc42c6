"""An interview that never took place, for the gallery: real shapes, an invented person."""

from datetime import UTC, datetime

from kiosk.coach import model as m

JOB = m.Job(
    id="sample-backend",
    title="Backend Developer",
    field="Software",
    text="Backend developer for a booking platform.",
    requirements=(
        m.Requirement("r1", "3+ years of Python", keywords=("Python", "asyncio")),
        m.Requirement(
            "r2", "Relational databases, PostgreSQL preferred", keywords=("PostgreSQL", "SQL")
        ),
        m.Requirement("r3", "Containers and continuous delivery", keywords=("Docker", "CI/CD")),
        m.Requirement("r4", "Kubernetes in production", m.RequirementKind.PLUS, ("Kubernetes",)),
        m.Requirement("r5", "Explain technical choices to colleagues", m.RequirementKind.DUTY),
        m.Requirement("r6", "Automated tests as a habit", keywords=("pytest", "unit tests")),
    ),
)

OTHERS = (
    ("Data Analyst", "Software", ("SQL", "Python", "dashboards", "A/B tests")),
    ("Registered Nurse, Surgical Ward", "Health", ("triage", "medication", "handover")),
    ("Junior Accountant", "Finance", ("reconciliation", "IFRS", "Excel")),
    ("Marketing Coordinator", "Business", ("campaigns", "copywriting", "analytics")),
    ("Civil Engineer", "Engineering", ("AutoCAD", "structural analysis", "site visits")),
    ("Primary School Teacher", "Education", ("lesson planning", "inclusion", "assessment")),
    ("Laboratory Technician", "Health", ("PCR", "sample handling", "GLP")),
)

QUESTIONS = (
    (
        "Please tell me about yourself, and what brings you to this role.",
        m.QuestionKind.OPENING,
    ),
    (
        "Tell me about a time you made a slow PostgreSQL query fast. What did you change,"
        " and how did you know it worked?",
        m.QuestionKind.TECHNICAL,
    ),
    (
        "Your resume mentions a monolith you split into services. What was your own part in it?",
        m.QuestionKind.CLAIM,
    ),
    (
        "This role runs Kubernetes in production. How would you get up to speed?",
        m.QuestionKind.GAP,
    ),
    (
        "Tell me about a disagreement in your team and how you settled it.",
        m.QuestionKind.BEHAVIOURAL,
    ),
)

SPOKEN = (
    (
        "So, um, I studied computer science and for the last three years I have worked as"
        " a Python developer on a booking platform. I like the part where a vague "
        "complaint becomes a measurement, and this role looks like a lot of that."
    ),
    (
        "We had, um, a report that took forty seconds. I looked at the query plan in "
        "PostgreSQL and it was, like, reading the whole table. I added an index on two "
        "columns and rewrote one join. Uh, after that it took under a second, and I kept "
        "a test that fails above two seconds. I also wrote a short note for the team so "
        "that the next person sees why the index is there."
    ),
    (
        "I was, um, responsible for the payment part. I drew the boundaries, moved the "
        "tables one by one, and we, you know, kept both running for a month. In the end "
        "deployments went from once a week to several a day."
    ),
    (
        "Honestly I have only used it, uh, on my own machine. I would start from the "
        "Docker images we have and, um, follow one service from the commit to production."
    ),
    (
        "Two of us disagreed on, um, whether to rewrite a module. I asked for a week to "
        "measure where the time went. The numbers showed it was the database, so we kept "
        "the module and fixed the queries."
    ),
)

HESITATIONS = {"um", "uh"}
PHRASES = {"like", "honestly"}


def transcript(text: str, pace: float = 2.6) -> m.Transcript:
    """Return the text as a transcript spoken at `pace` words a second."""
    words, fillers, at = [], [], 0.8
    for token in text.split():
        bare = token.strip(",.").lower()
        seconds = (0.35 + 0.04 * len(bare)) / pace * 1.7
        words.append(m.Word(token, at, at + seconds * 0.85, 0.94))
        if bare in HESITATIONS:
            fillers.append(m.Filler(bare, m.FillerKind.HESITATION, at, at + seconds))
        elif bare in PHRASES:
            fillers.append(m.Filler(bare, m.FillerKind.PHRASE, at, at + seconds))
        at += seconds + (0.6 if token.endswith(".") else 0.0)
    return m.Transcript(tuple(words), tuple(fillers))


def _focus(seconds: float, away: tuple[tuple[float, float, m.Look], ...]) -> m.Focus:
    timeline = []
    for step in range(int(seconds / m.TIMELINE_STEP_S)):
        t = step * m.TIMELINE_STEP_S
        timeline.append(next((k for a, b, k in away if a <= t < b), m.Look.SCREEN))
    share = timeline.count(m.Look.SCREEN) / max(1, len(timeline))
    return m.Focus(
        m.Measure(share, "share"),
        tuple(m.Distraction(*one) for one in away if one[1] - one[0] >= 2),
        timeline=tuple(timeline),
        face_share=m.Measure(0.98, "share"),
        calibrated=True,
    )


def _speech(said: m.Transcript, pauses: tuple[m.Pause, ...]) -> m.Speech:
    seconds = said.words[-1].end - said.words[0].start
    sounds = [f for f in said.fillers if f.kind is m.FillerKind.HESITATION]
    count = len(said.words) - len(sounds)
    return m.Speech(
        seconds=seconds,
        speech_s=seconds * 0.82,
        words=count,
        speaking_rate=m.Measure(count / seconds * 60, "wpm"),
        articulation_rate=m.Measure(count / (seconds * 0.82) * 60, "wpm"),
        beat=m.Measure(112.0, "bpm"),
        beat_stability=m.Measure(0.8, "share"),
        rate_windows=((5.0, 150.0), (15.0, 162.0)),
        hesitations_per_minute=m.Measure(len(sounds) / seconds * 60, "per minute"),
        hesitations_per_100_words=m.Measure(len(sounds) / count * 100, "per 100 words"),
        fillers=said.fillers,
        pauses=pauses,
        thinking_time=m.Measure(1.4, "s"),
        loudness_movement=m.Measure(4.2, "dB"),
        pitch_movement=m.Measure(2.8, "semitones"),
        snr=m.Measure(24.0, "dB"),
    )


def _answer(number: int) -> m.Answer:
    text, kind = QUESTIONS[number]
    job_words = ("Python", "PostgreSQL", "index", "Docker", "Kubernetes", "pytest")
    question = m.Question(
        f"q{number + 1}",
        text,
        kind,
        "in the job and in the resume",
        requirement="PostgreSQL",
        keywords=job_words,
    )
    said = transcript(SPOKEN[number], 2.3 + 0.18 * number)
    length = said.words[-1].end + 1.0
    away = {1: ((9.0, 12.5, m.Look.LEFT), (20.0, 21.0, m.Look.DOWN)), 3: ((4.0, 7.5, m.Look.DOWN),)}
    found = tuple(
        m.KeywordSaid(word, w.start, w.text)
        for word in job_words
        for w in said.words
        if w.text.strip(".,").lower() == word.lower()
    )
    missed = tuple(word for word in job_words if word not in {one.keyword for one in found})
    content = m.Content(
        found, missed, (), m.Measure(len(found) / 6, "share"), m.Measure(0.7, "share"), m.Star()
    )
    pauses = (m.Pause(6.2, 8.6, m.PauseKind.LONG),) if number in (1, 3) else ()
    measures = m.Measures(_speech(said, pauses), _focus(length, away.get(number, ())), content)
    return m.Answer(question, said, measures, 40.0 * number, length)


def score() -> m.Score:
    """Return a score with all eight parts."""
    n = m.PartName
    values = (
        (n.KEYWORDS, 0.22, 68.0),
        (n.RELEVANCE, 0.13, 81.0),
        (n.STAR, 0.09, 52.0),
        (n.PACE, 0.13, 93.0),
        (n.HESITATIONS, 0.14, 44.0),
        (n.PAUSES, 0.11, 84.0),
        (n.FOCUS, 0.16, 88.0),
        (n.DISTRACTIONS, 0.11, 71.0),
    )
    parts = tuple(m.Part(name, weight, value, "") for name, weight, value in values)
    advice = (
        m.Advice(
            "At 0:04 of question 2 you said um three times in ten seconds. When you feel the next "
            "one coming, close your lips: a silent second sounds sure.",
            n.HESITATIONS,
            "q2",
            4.0,
        ),
        m.Advice(
            "Your story in question 5 ended at 0:31 without its result. "
            "Close with one sentence on what came of it, with a number in it.",
            n.STAR,
            "q5",
            20.0,
        ),
        m.Advice(
            "When question 4 ended at 0:24, Kubernetes had not come up. "
            "Say what you know of it, or how you would learn it.",
            n.KEYWORDS,
            "q4",
        ),
    )
    return m.Score(74.0, 68.0, 80.0, parts, advice, "A clear interview with a steady pace.")


def coverage() -> tuple[m.Coverage, ...]:
    r = JOB.requirements
    return (
        m.Coverage(
            r[0], "Python developer, 2022 to 2025", "three years as a Python developer", "q1", 6.0
        ),
        m.Coverage(
            r[1], "PostgreSQL, query tuning", "I looked at the query plan in PostgreSQL", "q2", 8.0
        ),
        m.Coverage(r[2], "Docker, GitHub Actions", "the Docker images we have", "q4", 9.0),
        m.Coverage(r[3], None, None),
        m.Coverage(r[4], "Mentored two interns", None),
        m.Coverage(r[5], None, "I kept a test that fails", "q2", 30.0),
    )


def alignment(score: float = 72.0) -> m.Alignment:
    met = (True, True, True, False, True, False)
    matches = tuple(
        m.RequirementMatch(r, ok, 0.8 if ok else 0.2, c.in_resume)
        for r, ok, c in zip(JOB.requirements, met, coverage(), strict=True)
    )
    band = m.AlignmentBand.STRONG if score >= 66 else m.AlignmentBand.WEAK
    matched = ("Python", "PostgreSQL", "Docker", "CI/CD", "SQL")
    return m.Alignment(score, band, matches, matched, ("Kubernetes", "pytest"))


def interview(questions: int = 5) -> m.Interview:
    """Return a finished interview of up to five answers."""
    answers = tuple(_answer(number) for number in range(questions))
    return m.Interview(
        id="00000000-0000-4000-8000-000000000000",
        booth_id="booth-1",
        started_at=datetime(2026, 3, 2, 10, 0, tzinfo=UTC),
        job=JOB,
        alignment=alignment(),
        questions=tuple(a.question for a in answers),
        answers=answers,
        coverage=coverage(),
        score=score(),
        state=m.InterviewState.FINISHED,
    )


def jobs() -> tuple[m.Job, ...]:
    """Return jobs of several fields."""
    rest = (
        m.Job(f"sample-{n}", title, "", field, (m.Requirement("r", title, keywords=words),))
        for n, (title, field, words) in enumerate(OTHERS)
    )
    return (JOB, *rest)
