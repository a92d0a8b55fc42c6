"""Real adverts for the papers that have none of their own, out of clones of public repositories.

Nothing of them is kept here: each is named by its repository, commit, licence and place, and read
from DIR/OWNER+NAME/repo, DIR/OWNER+NAME/repo/.git or DIR/OWNER/NAME (made with git clone).
"""

import csv
import html
import io
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

NEWLINES = re.compile(r"\s{2,}(?=(?:\d+\.|[•·*-]{1,2}|[A-Z]{3}|[A-Z][a-z]+ ))")
"""A list item or a sentence that the table wrote after two spaces stood on a line of its own."""
TAGS = re.compile(
    r"<(?:script|style).*?</(?:script|style)>|<(/?)(p|li|br|h\d|div|td|tr)[^>]*>|<[^>]+>", re.DOTALL
)


@dataclass(frozen=True)
class Origin:
    repository: str
    commit: str
    licence: str


CITY = Origin(
    "ZorinArsenij/ML", "5b22bce6068e16d47ca5907541e228fb73a87c90",
    "NYC Open Data, free for any use (New York City jobs, 2019)",
)  # fmt: skip
SCHOOLS = Origin(
    "DFE-Digital/teaching-vacancies", "42e550efd49a9bd97b7fd7db91589911526df6f2",
    "MIT (Department for Education)",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where an advert stands: a row of the city's table by its number, or a file."""

    origin: Origin
    at: str
    first: str = ""
    last: str = ""
    """The lines of a page between which the advert stands; the last is not part of it."""


ADVERTS = {
    "painter": Place(CITY, "133921"),
    "plumbhelper": Place(CITY, "151650"),
    "chemist": Place(CITY, "138531"),
    "officemanager": Place(CITY, "152738"),
    "auditor": Place(CITY, "160910"),
    "accountmanager": Place(CITY, "87990"),
    "wanadmin": Place(CITY, "167179"),
    "englishteacher": Place(
        SCHOOLS,
        "spec/fixtures/english-teacher.html",
        "Teacher of English\nPermanent",
        "Supporting documents",
    ),  # fmt: skip,
    "heating": Place(CITY, "132292"),
    "contracts": Place(CITY, "137433"),
    "estimator": Place(CITY, "151131"),
    "builder": Place(CITY, "151937"),
}


def advert(name: str, repositories: Path | None) -> str | None:
    """Return the advert for a paper, None where no clone holds it."""
    place = ADVERTS.get(name)
    if place is None or repositories is None:
        return None
    if place.origin is CITY:
        return _of_the_city(repositories, place)
    page = _out_of(repositories, place.origin, place.at)
    text = _plain(page)
    begins = text.find(place.first)
    return text[begins : text.find(place.last, begins)].strip() if begins >= 0 and page else None


def _of_the_city(repositories: Path, place: Place) -> str | None:
    table = _out_of(repositories, place.origin, "nyc-jobs.csv")
    for row in csv.DictReader(io.StringIO(table)):
        if row["Job ID"] == place.at:
            parts = {
                "": row["Job Description"],
                "Minimum qualification requirements": row["Minimum Qual Requirements"],
                "Preferred skills": row["Preferred Skills"],
                "Additional information": row["Additional Information"],
            }
            said = [f"{head}\n{_lines(text)}".strip() for head, text in parts.items() if text]
            return "\n\n".join([row["Business Title"], row["Agency"].title(), *said])
    return None


def _lines(text: str) -> str:
    spelt = text.encode("cp1252", "ignore").decode("utf-8", "ignore") if "â€" in text else text
    numbered = re.sub(r"(\d\.|[•·*-])\s+", r"\1 ", spelt.replace("\t", " "))
    return NEWLINES.sub("\n", numbered)


def _plain(page: str) -> str:
    body = page.split("<body", maxsplit=1)[-1]
    text = TAGS.sub(lambda m: "\n" if m[2] else " ", body)
    lines = (" ".join(line.split()) for line in html.unescape(text).splitlines())
    return "\n".join(line for line in lines if line)


def _out_of(repositories: Path, origin: Origin, path: str) -> str:
    """Return a file of a clone at its commit, or as the clone has it; empty where it is absent."""
    owner, name = origin.repository.split("/")
    joined = repositories / f"{owner}+{name}" / "repo"
    for folder in (joined / ".git", joined, repositories / owner / name / ".git"):
        for commit in (origin.commit, "HEAD"):
            got = subprocess.run(
                ["git", f"--git-dir={folder}", "show", f"{commit}:{path}"],
                capture_output=True, check=False,
            )  # fmt: skip
            if got.returncode == 0:
                return got.stdout.decode("utf-8", "replace")
    return ""
