"""Does a report come out with each of its speakers, in their stance, on their grounds, in their words?"""

import pytest

REPORT = """Retired officer speaks of a death squad

A former operative of the Lomar Death Squad told a Senate committee on Thursday that Mayor Rodo Duvane had \
ordered him to kill criminals in Lomar City. "I carried out about 50 of the killings myself," he said.

The ex-operative, Arno Velmar, 57, said he joined the group in 1988. He added that the mayor paid $100 for \
each body.

Mr. Duvane has denied the allegations. His spokesman, Pelo Marant, said the testimony was "a fabrication".

The UN special rapporteur on executions, Dr. Agna Kallis, called the killings "a crime under international \
law". "The government must investigate," she said.

Critics say that police protected the gunmen. Retired General Osman Tarr called for an independent inquiry \
and urged the army to stay in its barracks.

It was leaked last month that 12 Brigade had trained the squad, according to a confidential memo.

A report released by Harl Rights Watch detailed 28 killings in the city since 2006. The group said witnesses \
told its researchers that police officers watched the shootings.

The Commission on Human Rights counted 3,430 accusations against the police since 2006. The commission \
concluded that officers were involved in 206 deaths. More than $400m was spent on the force.

If the Senate acts, the general said, the army would obey.
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """What was read of the report: each statement and figure, by the beginning of its words."""
    from commands import typed

    folder = tmp_path_factory.mktemp("speech")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    typed("new", folder / "case")
    assert typed("-C", folder / "case", "take", folder / "report.txt").code == 0
    assert typed("-C", folder / "case", "read").code == 0
    claims = typed("-C", folder / "case", "claims", "--json").json["claims"]
    assert typed("-C", folder / "case", "verify").code == 0
    return claims


def statement(claims, words):
    """The outermost statement with these words, its innermost speaker last."""
    found = [
        claim for claim in claims if claim["type"] == "statement" and words in claim["fields"]["content"]
    ]
    assert found, f"no statement says {words!r}"
    return min(found, key=lambda claim: len(claim["attribution"]))


@pytest.mark.parametrize(
    ("words", "speaker", "named", "number", "stance", "grounds", "modality"),
    [
        ("had ordered him to kill", "Arno Velmar", True, "one", "asserts", "none_stated", "asserted"),
        ("I carried out about 50", "Arno Velmar", True, "one", "asserts", "witnessed", "asserted"),
        ("the mayor paid $100", "Arno Velmar", True, "one", "asserts", "none_stated", "asserted"),
        ("the allegations", "Rodo Duvane", True, "one", "denies", "none_stated", "denied"),
        ("a crime under international law", "Agna Kallis", True, "one", "asserts", "none_stated", "asserted"),
        (
            "The government must investigate",
            "Agna Kallis",
            True,
            "one",
            "calls_for",
            "none_stated",
            "planned",
        ),
        ("police protected the gunmen", None, False, "several", "asserts", "none_stated", "asserted"),
        ("an independent inquiry", "Osman Tarr", True, "one", "calls_for", "none_stated", "planned"),
        ("12 Brigade had trained the squad", None, False, "one", "asserts", "document", "asserted"),
        ("28 killings in the city", "Harl Rights Watch", True, "one", "asserts", "document", "asserted"),
        (
            "3,430 accusations",
            "Commission on Human Rights",
            True,
            "one",
            "asserts",
            "none_stated",
            "asserted",
        ),
        ("206 deaths", "Commission on Human Rights", True, "one", "asserts", "inference", "asserted"),
    ],
)
def test_each_statement_comes_out(said, words, speaker, named, number, stance, grounds, modality):
    claim = statement(said, words)
    (outer, *_) = claim["attribution"]
    assert (outer["speaker"] or {}).get("name") == speaker
    assert (outer["named"], outer["number"]) == (named, number)
    assert (outer["stance"], outer["grounds"], claim["modality"]) == (stance, grounds, modality)
    assert claim["status"] == "draft"


def test_what_they_are_is_told(said):
    described = {
        claim["attribution"][0]["speaker"]["name"]: claim["attribution"][0]["described_as"]
        for claim in said
        if claim["attribution"] and claim["attribution"][0]["speaker"]
    }
    assert described["Agna Kallis"] == "UN special rapporteur on executions"
    assert "ex-operative" in described["Arno Velmar"]
    assert described["Osman Tarr"] == "Retired General"


def test_the_witnesses_stand_within_the_rights_group(said):
    claim = next(
        claim for claim in said if claim["fields"].get("content", "").startswith("that police officers")
    )
    assert [item["speaker_text"] for item in claim["attribution"]] == ["The group", "witnesses"]
    assert claim["attribution"][0]["speaker"]["name"] == "Harl Rights Watch"
    assert [item["grounds"] for item in claim["attribution"]] == ["was_told", "witnessed"]


def test_a_condition_is_no_fact(said):
    claim = statement(said, "If the Senate acts")
    assert claim["modality"] == "conditional"
    assert claim["attribution"][0]["speaker"]["name"] == "Osman Tarr"


@pytest.mark.parametrize(
    ("text", "value", "currency", "qualifier", "period", "whose"),
    [
        ("3,430 accusations", 3430, None, None, "since 2006", "Commission on Human Rights"),
        ("$400m", 400_000_000, "USD", "more than", None, None),
        ("28 killings", 28, None, None, "since 2006", "Harl Rights Watch"),
        ("50 of the killings", 50, None, "about", None, "Arno Velmar"),
        ("$100", 100, "USD", None, None, "Arno Velmar"),
    ],
)
def test_each_figure_comes_out(said, text, value, currency, qualifier, period, whose):
    (claim,) = [one for one in said if one["type"] == "figure" and one["fields"]["text"] == text]
    fields = claim["fields"]
    assert (fields["value"], fields.get("currency")) == (value, currency)
    assert (fields.get("qualifier"), fields.get("period")) == (qualifier, period)
    speakers = [item["speaker"]["name"] for item in claim["attribution"] if item["speaker"]]
    assert speakers == ([] if whose is None else [whose])


def test_every_word_that_is_cited_stands_there(said):
    for claim in said:
        for citation in claim["citations"]:
            for span in citation["spans"]:
                assert REPORT[span["start"] : span["end"]] == span["text"]


def test_a_source_in_another_language_is_said_to_be_so(tmp_path):
    from commands import typed

    text = (
        "El general dijo que las tropas de la brigada no estaban en el pueblo y que los soldados se fueron. "
    )
    (tmp_path / "informe.txt").write_text(text * 4, encoding="utf-8")
    typed("new", tmp_path / "case")
    typed("-C", tmp_path / "case", "take", tmp_path / "informe.txt")
    assert typed("-C", tmp_path / "case", "read", "--strict").code == 1
    (failure,) = typed("-C", tmp_path / "case", "failures", "--json").json["failures"]
    assert (failure["kind"], "is in Spanish" in failure["problem"]) == ("other_language", True)
    assert typed("-C", tmp_path / "case", "claims", "--json").json["claims"] == []
    assert typed("-C", tmp_path / "case", "read", "--strict").code == 0
    assert len(typed("-C", tmp_path / "case", "failures", "--json").json["failures"]) == 1
