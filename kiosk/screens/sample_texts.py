"""What is asked and said in the gallery's interview, and the other jobs it offers."""

from kiosk.domain.job import QuestionKind

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
        QuestionKind.OPENING,
    ),
    (
        "Tell me about a time you made a slow PostgreSQL query fast. What did you change,"
        " and how did you know it worked?",
        QuestionKind.TECHNICAL,
    ),
    (
        "Your resume mentions a monolith you split into services. What was your own part in it?",
        QuestionKind.CLAIM,
    ),
    (
        "This role runs Kubernetes in production. How would you get up to speed?",
        QuestionKind.GAP,
    ),
    (
        "Tell me about a disagreement in your team and how you settled it.",
        QuestionKind.BEHAVIOURAL,
    ),
)

SPOKEN = (
    (
        "So, um, I studied computer science, and for the last three years I have worked as a"
        " Python developer on a booking platform. Last spring I moved its nightly import to"
        " asyncio, and it went from four hours to forty minutes. I like the part where a vague"
        " complaint becomes a measurement, and this role looks like a lot of that."
    ),
    (
        "We had, um, a report that took, um, forty seconds. Uh, I looked at the query plan in"
        " PostgreSQL and, um, it was, like, reading the whole table. I added an index on two"
        " columns and rewrote one join. Um, after that it took under a second, and I, uh, kept a"
        " unit test that fails above two seconds. I also wrote a short note for the team, so"
        " that the next person sees why the index is there."
    ),
    (
        "I was, um, responsible for the payment part. I drew the boundaries, moved the tables"
        " one by one, and we, you know, kept both running for a month. I wrote a script that"
        " compared the two every night. In the end deployments went from once a week to several"
        " a day."
    ),
    (
        "Honestly, I have not used Kubernetes in production. I have only run it, uh, on my own"
        " machine. I would start from the Docker images we have and, um, follow one service from"
        " the commit to production. When we needed a message queue I did the same: I built a"
        " small prototype in a week and, um, explained it to the team."
    ),
    (
        "Two of us disagreed on, um, whether to rewrite a module. I asked for a week to measure"
        " where the time went. I put a timer around every call, and, uh, I showed both of us where"
        " the seconds were. Then we talked it over with the whole team on a Friday, and I wrote"
        " down what each of us had said."
    ),
)
HOLLOW = (
    (
        "I think performance is extremely important, because if a page is slow then people leave."
        " So I always make sure that everything is fast. I am very good with databases in general,"
        " and people say that I have a lot of patience with difficult things."
    ),
    (
        "It was a very big project and a great success, and everybody was very happy with it. We"
        " worked hard as a team and communication was the key. I learned a lot, and I am very"
        " proud of what was achieved there, because it was not easy at all."
    ),
)
"""Answers of many words that hold nothing."""
JOB_WORDS = ("Python", "PostgreSQL", "index", "Docker", "Kubernetes", "pytest")

TOLD = {
    "story": (
        "In my second year the, um, backup of the booking platform took a day and a half, and on "
        "two Mondays the shop opened late. I was asked to bring it under a night. I measured where "
        "the time went, found that we copied every picture again, and wrote a script that copies "
        "only what has changed. I tried it for two weeks beside the old one. In the end the backup "
        "went from a day and a half to two hours, and the shop has not opened late since."
    ),
    "no-result": (
        "Last summer the, um, backup of the booking platform did not get through the night, and "
        "the shop opened late. I was asked to bring it under a night. I asked two colleagues for "
        "the cases that worried them most, I measured where the time went in each, and I wrote the "
        "figures on one page. Then I went through the page with both of them on a Thursday."
    ),
    "list": (
        "Python, PostgreSQL, Docker, Kubernetes, Redis, Terraform, Ansible, pytest, GitHub "
        "Actions, Linux, Kafka, Grafana, Prometheus, FastAPI, Django, Celery, nginx, React, "
        "TypeScript, GraphQL, AWS, Jenkins."
    ),
}
STORY = "Tell me about a time something that had to run every night did not. What did you do?"
GOOD = "One time it happened, what your own part was, and what was different afterwards."
LONG_QUESTION = (
    "In your resume you say that you moved the payment part of a booking platform out of a "
    "monolith, one table after the other, while both of them were kept running for a month; could "
    "you take me through one table that gave you trouble, tell me what exactly you decided "
    "yourself, and say how you knew, in the end, that nothing had been lost on the way?"
)
