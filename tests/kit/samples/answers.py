"""What the sample candidates say: one line per answer, with marks for the builder in samples.py.

`um` and `uh` are hesitations, `{like}` is a filler phrase, `<I_think>` a hedge (an underscore joins
words) and `[2.4]` a pause of that many seconds. `S: T: A: R:` open a part of a STAR story.
"""

STRONG = (
    "S: In my last role I looked after a Django service that took two seconds to answer under "
    "load. [0.6] T: My task was to bring that under three hundred milliseconds before the "
    "autumn term. [0.7] A: I profiled it with Python tools, found the slow queries in "
    "PostgreSQL, [2.6] added two indexes and moved the heavy counting into a Celery worker "
    "um [0.5] I wrote the tests first with pytest so that nobody had to trust me. "
    "R: The slowest page fell to two hundred and ten milliseconds, and we turned off one of our "
    "three servers.",
    "I packaged the service with Docker and kept the images small. [0.6] Every push runs our "
    "pytest suite in the pipeline, and a failing test stops the deployment. [0.5] When I "
    "joined, releases were made by hand on Friday evenings. [0.8] I wrote the continuous "
    "integration jobs, showed the team how to read them, and since then we release four times a "
    "week without anybody staying late. For orchestration I have run a small cluster at home, and "
    "I would be glad to learn more of it here.",
    "S: Two of us disagreed about whether to split our REST API into services. [0.6] T: I had "
    "to get to a decision before the sprint ended. A: I asked both sides to write down what "
    "would go wrong, [0.9] then I measured how often the modules really changed together. uh "
    "[0.4] It was nine times in ten. R: So we kept one service, saved about six weeks, and we "
    "are still friends.",
)

HESITANT = (
    "um so [2.6] I have um {like} worked with uh Python {you_know} for um some projects and uh "
    "{basically} [4.6] it was um {like} a web thing um with uh a database and <I_think> um it "
    "went {sort_of} okay um [2.8] we all um worked on it together uh and yeah um {I_mean} that "
    "was it uh really um {like} we finished it um in time.",
    "uh I um have not really um used [3.1] Docker uh that much um {like} [2.2] I have seen it "
    "um {kind_of} in a course uh and um <maybe> I could um learn it uh {you_know} um if "
    "somebody uh shows me um how it works [4.2] {basically} um yeah uh that is {like} um all I "
    "can say.",
    "um [3.4] once we um had a uh disagreement in um the group uh about {like} the um plan "
    "[2.5] and um we {sort_of} talked uh about it and um then we um just did {you_know} uh what "
    "the others um wanted <I_guess> um so uh yeah {like} um it was fine uh in the end um.",
)

LONG = (
    "I would start by reading the logs of the Django service and the slow query log of "
    "PostgreSQL [0.7] and I would write down what I expect to see before I change anything. um "
    "[0.6] Then I change one thing at a time, run pytest, and measure again, so that I know "
    "what helped.",
    "A: I wrote a small Python tool that compares two releases of our REST API [0.8] and prints "
    "what would break for the people who use it. {actually} It found three mistakes in its "
    "first month and um the team made it part of the review. R: We have had no broken client "
    "since March.",
)
