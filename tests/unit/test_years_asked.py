"""Years that are asked for are counted over the posts in which the thing was used."""

from kiosk.coach.match.facts import posts_in, years_proof

RESUME = (
    "Experience",
    "Platform developer, Bellweather Ltd, 2021 to 2024",
    "Wrote services in Rust that settle trades",
    "Shop assistant, Corner Books, 2015 to 2021",
    "Served customers and kept the till",
    "Skills",
    "Rust, Excel",
)
ASKED = "Three years of professional experience with Rust"


def test_a_post_that_used_the_skill_counts_however_unlike_its_words_are():
    far = dict.fromkeys(RESUME, 0.1)
    posts = posts_in(RESUME)
    assert not years_proof(ASKED, posts, far).met
    assert years_proof(ASKED, posts, far, {RESUME[2]}).line == RESUME[1]


def test_a_post_without_the_skill_lends_no_years():
    posts = posts_in(RESUME)
    assert not years_proof(ASKED.replace("Three", "Six"), posts, {}, {RESUME[2]}).met


def test_a_list_of_skills_below_the_last_post_is_no_work_in_it():
    posts = posts_in(RESUME)
    assert "Rust, Excel" not in posts[-1].lines
    assert not years_proof(ASKED, posts, {}, {"Rust, Excel"}).met
