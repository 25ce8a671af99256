"""Does the mission's own kind of report come out: each speaker, stance and ground, and each figure?"""

import pytest

REPORT = """Former hitman links mayor to killings in Sorrel Bay

A self-confessed former member of a militia said on Tuesday that the mayor of Sorrel Bay had paid him to \
murder drug suspects, journalists and a rival's brother. The ex-militiaman told senators that he saw the \
mayor shoot an agent dead in 1993. "He finished him off with an Uzi," Jovan Mattack, 57, testified under \
oath.

Mattack said that between 2005 and 2013 the group killed about 1,000 people. He admitted that he had \
buried some of the dead himself. The mayor's spokesman, Ernest Abell, dismissed the testimony as lies, \
and the justice secretary, Vito Aguirre, said it was "a brazen fabrication".

The UN High Commissioner for Human Rights, Zena Raad, urged the government to open an inquiry. "These \
acts are murder," she said. She later asked whether a judge would dare to summon him.

Many critics accuse the police of looking away. Sorrel Bay is the 2nd safest city in the world, the \
mayor claims. A retired general has called on the army to withdraw its support; General Ruben Almonte, \
who led the army until 2009, wrote that soldiers "must not become executioners".

According to a leaked document seen by the Harl Tribune, the 9th Police Battalion received almost $400m \
from 2010 to 2014. In a report published in March, Rights Monitor Brenn documented 28 killings and said \
that it had found no trace of an inquiry. The group says that witnesses told it the gunmen were \
policemen.

The Commission on Human Rights counted 3,430 accusations since 2006. Its chairwoman, Lila Gascon, said \
that between 40 and 50 officers had been charged. The commission recommended that the mayor be \
investigated.
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """What was read of the report."""
    from commands import typed

    folder = tmp_path_factory.mktemp("mission")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    typed("new", folder / "case")
    assert typed("-C", folder / "case", "take", folder / "report.txt").code == 0
    assert typed("-C", folder / "case", "read").code == 0
    return typed("-C", folder / "case", "claims", "--json").json["claims"]


def statement(claims, words):
    found = [one for one in claims if one["type"] == "statement" and words in one["fields"]["content"]]
    assert found, f"no statement says {words!r}"
    return min(found, key=lambda one: len(one["attribution"]))


@pytest.mark.parametrize(
    ("words", "printed", "name", "number", "stance", "grounds"),
    [
        (
            "had paid him to murder",
            "A self-confessed former member of a militia",
            "Jovan Mattack",
            "one",
            "asserts",
            "none_stated",
        ),
        ("shoot an agent dead", "The ex-militiaman", "Jovan Mattack", "one", "asserts", "witnessed"),
        ("He finished him off", "Jovan Mattack, 57", "Jovan Mattack", "one", "asserts", "none_stated"),
        ("killed about 1,000 people", "Mattack", "Jovan Mattack", "one", "asserts", "none_stated"),
        ("buried some of the dead", "He", "Jovan Mattack", "one", "confirms", "none_stated"),
        (
            "the testimony as lies",
            "The mayor's spokesman, Ernest Abell",
            "Ernest Abell",
            "one",
            "denies",
            "none_stated",
        ),
        (
            "a brazen fabrication",
            "the justice secretary, Vito Aguirre",
            "Vito Aguirre",
            "one",
            "denies",
            "none_stated",
        ),
        (
            "to open an inquiry",
            "The UN High Commissioner for Human Rights, Zena Raad",
            "Zena Raad",
            "one",
            "calls_for",
            "none_stated",
        ),
        ("These acts are murder", "she", "Zena Raad", "one", "asserts", "none_stated"),
        ("would dare to summon him", "She", "Zena Raad", "one", "asks", "none_stated"),
        ("the police of looking away", "Many critics", None, "several", "alleges", "none_stated"),
        ("the 2nd safest city", "the mayor", None, "one", "alleges", "none_stated"),
        ("withdraw its support", "A retired general", "Ruben Almonte", "one", "calls_for", "none_stated"),
        (
            "received almost $400m",
            "a leaked document seen by the Harl Tribune",
            None,
            "one",
            "asserts",
            "document",
        ),
        ("28 killings", "Rights Monitor Brenn", "Rights Monitor Brenn", "one", "asserts", "document"),
        ("witnesses told it", "The group", "Rights Monitor Brenn", "one", "asserts", "was_told"),
        (
            "3,430 accusations",
            "The Commission on Human Rights",
            "Commission on Human Rights",
            "one",
            "asserts",
            "none_stated",
        ),
        (
            "officers had been charged",
            "Its chairwoman, Lila Gascon",
            "Lila Gascon",
            "one",
            "asserts",
            "none_stated",
        ),
        (
            "the mayor be investigated",
            "The commission",
            "Commission on Human Rights",
            "one",
            "calls_for",
            "none_stated",
        ),
    ],
)
def test_each_of_them_speaks(read, words, printed, name, number, stance, grounds):
    speaker = statement(read, words)["attribution"][0]
    assert speaker["speaker_text"] == printed
    assert (speaker["speaker"] or {}).get("name") == name
    assert (speaker["number"], speaker["stance"], speaker["grounds"]) == (number, stance, grounds)


@pytest.mark.parametrize(
    ("text", "expected", "whose"),
    [
        ("2nd safest city", {"value": 2, "unit": "rank", "about": "safest city"}, "the mayor"),
        (
            "$400m",
            {"value": 400_000_000, "currency": "USD", "qualifier": "almost", "period": "from 2010 to 2014"},
            "a leaked document seen by the Harl Tribune",
        ),
        ("3,430 accusations", {"value": 3430, "period": "since 2006"}, "The Commission on Human Rights"),
        (
            "between 40 and 50 officers",
            {"value": 40, "value_to": 50, "unit": "officers"},
            "Its chairwoman, Lila Gascon",
        ),
        ("1,000 people", {"value": 1000, "qualifier": "about", "period": "between 2005 and 2013"}, "Mattack"),
    ],
)
def test_each_figure_is_somebody_s(read, text, expected, whose):
    (claim,) = [one for one in read if one["type"] == "figure" and one["fields"]["text"] == text]
    assert {name: claim["fields"].get(name) for name in expected} == expected
    assert [speaker["speaker_text"] for speaker in claim["attribution"]] == [whose]


def test_what_is_denied_doubted_or_wanted_is_no_fact(read):
    assert statement(read, "a brazen fabrication")["modality"] == "denied"
    assert statement(read, "would dare to summon him")["modality"] == "asked"
    assert statement(read, "to open an inquiry")["modality"] == "planned"
