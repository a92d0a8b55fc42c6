"""Skills in a text: aliases, everyday words, denials and wishes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.coach.match.skills import claimed, find
from kiosk.coach.match.vocabulary import vocabulary

CLAIMS = [
    ("Ran workloads on K8s and wrote NodeJS services.", {"Kubernetes", "Node.js"}),
    ("Tuned Postgres.", {"PostgreSQL", "SQL"}),
    ("PYTHON / sql / tableau", {"Python", "SQL", "Tableau"}),
    ("machine\nlearning and natural language process-\ning", {"machine learning"}),
    ("Wrote firmware in C and drivers in C++.", {"C", "C++"}),
    ("Plotted results in R and wrote reports.", {"R"}),
    ("Built pivot tables in MS Excel.", {"Microsoft Excel", "pivot tables"}),
    ("Used Sketch and Figma.", {"Sketch", "Figma"}),
    ("Closed the books and reconciled bank accounts", {"month-end close", "reconciliations"}),
    ("RN in the ICU; BLS, wound care", {"nursing", "critical care", "BLS", "wound care"}),
    ("Developed in C# and .NET Core", {"C#", ".NET"}),
]
NO_CLAIMS = [
    ("Six years of JavaScript in the browser.", {"Java"}),
    ("Member of the R&D group. Section R of the code.", {"R"}),
    ("I like to go hiking and to go the extra mile.", {"Go"}),
    ("I excel at teamwork.", {"Microsoft Excel"}),
    ("Joined in Spring 2021; we react quickly.", {"Spring", "React"}),
    ("No experience with Kubernetes yet; I know Docker well.", {"Kubernetes"}),
    ("Never used Terraform. Not familiar with React.", {"Terraform", "React"}),
    ("I want to learn Rust and Go next year.", {"Rust", "Go"}),
    ("Hope to become certified in AWS.", {"AWS"}),
    ("Access to data, word of mouth, teams of five.", {"Microsoft Access", "Microsoft Word"}),
    ("Vitamin C trials, C-level contacts, hepatitis C", {"C"}),
    ("Wrote code in C++ and C#.", {"C"}),
    ("Head chef; salt and pepper; swift response.", {"Chef", "Swift", "SaltStack"}),
]


@pytest.mark.parametrize(("text", "skills"), CLAIMS)
def test_what_is_claimed(text, skills):
    assert skills <= claimed(text).keys()


@pytest.mark.parametrize(("text", "skills"), NO_CLAIMS)
def test_what_is_not_claimed(text, skills):
    assert not skills & claimed(text).keys()


def test_a_denial_is_found_and_marked():
    (docker, kubernetes) = find("I know Docker, but have never used Kubernetes.")
    assert (docker.negated, kubernetes.negated) == (False, True)


def test_a_wish_is_found_and_marked():
    assert [skill.wanted for skill in find("Eager to learn Terraform.")] == [True]


def test_places_are_those_of_the_text():
    text = "We use  Amazon Web\nServices daily."
    (skill,) = find(text)
    assert text[skill.start : skill.end] == "Amazon Web\nServices"
    assert (skill.term, skill.shown) == ("AWS", "Amazon Web Services")


@given(st.permutations(["Python", "wound care", "GAAP", "Figma", "AutoCAD"]))
@settings(max_examples=20, deadline=None)
def test_order_and_case_of_a_list_change_nothing(names):
    expected = claimed("Python, wound care, GAAP, Figma, AutoCAD").keys()
    assert expected >= {"Python", "wound care", "GAAP", "Figma", "AutoCAD"}
    assert claimed(", ".join(names)).keys() == expected
    assert claimed(", ".join(names).upper()).keys() == expected


def test_the_vocabulary_is_wide_and_points_only_at_itself():
    known = vocabulary()
    assert 3_000 <= len(known) <= 6_000
    assert len({skill.field for skill in known.skills.values()}) >= 12
    for skill in known.skills.values():
        assert set(skill.broader) <= known.skills.keys()


@pytest.mark.parametrize(
    ("product", "what"),
    [
        ("Salesforce", "customer relationship management"),
        ("Tableau", "data visualisation"),
        ("QuickBooks", "accounting software"),
        ("Jenkins", "CI/CD"),
        ("PostgreSQL", "relational databases"),
        ("SolidWorks", "CAD"),
        ("Revit", "BIM"),
        ("Workday", "HRIS"),
        ("Splunk", "SIEM"),
        ("Git", "version control"),
        ("pytest", "unit testing"),
        ("Instagram", "social media marketing"),
    ],
)
def test_a_product_proves_its_class_and_no_class_a_product(product, what):
    assert what in claimed(f"Used {product} every day in the office")
    assert product not in claimed(f"Knows {what} well")


def test_every_field_has_its_trades():
    """At least twenty fields, none of them thin."""
    own = {}
    for skill in vocabulary().skills.values():
        own.setdefault(skill.field.partition(" (")[0], []).append(skill)
    deep = [field for field, skills in own.items() if len(skills) >= 20]
    assert len(deep) >= 20
    for field in ("trades", "kitchen", "care", "legal practice", "shop and sales"):
        assert field in deep
