"""What a voice is given for money, fractions, dates, ranges, units, capitals and names."""

import pytest

from kiosk.voice.spoken import spoken

TABLE = {
    "You saved $500 in 2019.": "You saved 500 dollars in 2019.",
    "It cost £1 a day.": "It cost 1 pound a day.",
    "It won €3.2m in a year.": "It won 3.2 million euros in a year.",
    "You closed $1.4M in deals.": "You closed 1.4 million dollars in deals.",
    "A budget of 12,000 euros": "A budget of 12000 euros",
    "You pay $64,000.": "You pay 64000 dollars.",
    "a good reason to say no. How?": "a good reason to say no. How?",
    "It was no. 3 of all.": "It was number 3 of all.",
    "You won 9/10 of the pitches.": "You won 9 out of 10 of the pitches.",
    "It took 3/4 of the day.": "It took 3 quarters of the day.",
    "It took 1/2 of it.": "It took a half of it.",
    "open 24/7 for guests": "open twenty four seven for guests",
    "on 2021-03-05 it began": "on 5 March 2021 it began",
    "since 06/2012 you work": "since June 2012 you work",
    "in 2018/19 you taught": "in 2018 to 19 you taught",
    "in Sept 2020 it closed": "in September 2020 it closed",
    "from 10-20 people": "from 10 to 20 people",
    "a rise of 7% a year": "a rise of 7 percent a year",
    "3x faster": "3 times faster",
    "5+ years": "5 or more years",
    "cages of 250kg": "cages of 250 kilograms",
    "walked 14 km": "walked 14 kilometres",
    "a walk of 1km": "a walk of 1 kilometre",
    "14 meetings/month": "14 meetings per month",
    "at 22:00": "at 22 o'clock",
    "at 9:30": "at 9 30",
    "the 1st of them": "the first of them",
    "rank #2 of 19": "rank number 2 of 19",
    "Band II of four": "Band 2 of four",
    "in v2 of it": "in version 2 of it",
    "led A TEAM OF TWELVE.": "led a team of twelve.",
    "SQL, HTML, CSS": "sequel, H T M L, C S S",
    "the TEAM won": "the TEAM won",
    "for NASA": "for NASA",
    "in KS3 and KS4": "in K S 3 and K S 4",
    "keep HACCP": "keep hassip",
    "in Power BI": "in power B I",
    "sold B2B": "sold B to B",
    "writing/editing": "writing or editing",
    "an EHR's use": "an E H R's use",
    "R&D and Q&A": "R and D and Q and A",
    "Marks & Co": "Marks and Co",
    "events in Kafka": "events in Kahfka",
    "pages in Laravel": "pages in Larra vell",
    "tables in Redshift": "tables in red shift",
    "a form in jQuery": "a form in jay query",
    "deals in Pipedrive and Salesforce": "deals in pipe drive and sales force",
    "events in Mixpanel": "events in mix panel",
    "plots in Matplotlib": "plots in mat plot lib",
    "letters in Mailchimp": "letters in mail chimp",
    "runs in Kubeflow": "runs in kube flow",
    "names in spaCy": "names in spay see",
}


@pytest.mark.parametrize("text", TABLE, ids=range(len(TABLE)))
def test_a_text_is_written_as_it_is_said(text: str):
    assert spoken(text) == TABLE[text]
