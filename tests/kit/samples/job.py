"""The job the sample candidates apply for, its questions and what their resumes prove."""

from kiosk.domain.job import Job, Question, QuestionKind, Requirement, RequirementKind


def _requirement(id: str, text: str, kind: str, *keywords: str) -> Requirement:
    return Requirement(id, text, RequirementKind(kind), keywords)


JOB = Job(
    id="backend-engineer",
    title="Backend engineer, student services",
    text="We look for a backend engineer who builds and runs the services students use every day.",
    field="Information technology",
    requirements=(
        _requirement("r1", "Three years of Python and Django", "must", "Python", "Django"),
        _requirement("r2", "Good knowledge of PostgreSQL", "must", "PostgreSQL"),
        _requirement("r3", "You test what you write", "must", "pytest"),
        _requirement(
            "r4", "Containers: Docker, Kubernetes is a plus", "plus", "Docker", "Kubernetes"
        ),
        _requirement("r5", "You design REST APIs others like to use", "duty", "REST API"),
        _requirement("r6", "Background work with Celery and Redis", "plus", "Celery", "Redis"),
    ),
)

QUESTIONS = (
    Question(
        "q1",
        "Tell me about a service you made faster. What did you do, and how do you know it worked?",
        QuestionKind.BEHAVIOURAL,
        "PostgreSQL is asked for by the job and stands in the resume",
        "r2",
        "Good knowledge of PostgreSQL",
        ("Python", "Django", "PostgreSQL", "Celery", "Redis", "pytest"),
        "One service, what was slow, what you changed yourself, and the figure before and after.",
    ),
    Question(
        "q2",
        "Your resume does not mention Kubernetes. How do you ship a change to production today?",
        QuestionKind.GAP,
        "Kubernetes is a plus in the job and was not found in the resume",
        "r4",
        "Containers: Docker, Kubernetes is a plus",
        ("Docker", "Kubernetes", "pytest"),
        "The steps from a commit to the people who use it, and how you would close the gap.",
    ),
    Question(
        "q3",
        "Tell me about a time you disagreed with a colleague about the design of an API.",
        QuestionKind.BEHAVIOURAL,
        "The job asks for REST APIs others like to use, and that is decided together",
        "r5",
        "You design REST APIs others like to use",
        ("REST API",),
        "Situation, your task, what you did, and what came of it.",
    ),
)


EVIDENCE = {
    "r1": "Built and ran a Django service for 40,000 students in Python (2021 to 2024)",
    "r2": "Tuned PostgreSQL queries, indexes and migrations",
    "r3": "Test-first with pytest; 92 % of the lines covered",
    "r5": "Designed the REST API of the timetable service",
}
