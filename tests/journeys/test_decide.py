"""Can claims be accepted, corrected and rejected by whoever may see them, all or none, and nothing lost?"""

import pytest

from answerable.vocabulary import ids
from answerable.vocabulary.access import DECISIONS, Visibility
from dumps import dump
from evidence import cite, day, entity, key, posting
from lines import bring_in
from papers import put

SOURCE = key("source")
OTHER = key("other source")


def claims(case, *words, **environment):
    return case("claims", *words, "--json", **environment).json["claims"]


def claim(case, number=1):
    wanted = key("claim", number)
    return next(one for one in claims(case) if one["id"] == wanted)


@pytest.fixture
def one(case):
    """A casebook with one posting."""
    bring_in(case, posting(1, [cite(SOURCE)]))
    return case


@pytest.mark.parametrize(("word", "status"), DECISIONS.items())
def test_each_word_decides(one, word, status):
    ran = one("decide", key("claim", 1), word, "--why", "seen the order", "--json")
    assert [item["status"] for item in ran.json["claims"]] == [status.value]
    assert claim(one)["status"] == status.value
    assert one("claims", "--count", "--status", status.value, "--json").json["counts"][0]["claims"] == 1


def test_a_word_that_decides_nothing_is_wrong_use(one):
    before = dump(one.folder)
    ran = one("decide", key("claim", 1), "agree", code=2)
    assert "'agree' decides nothing: use one of accept, reject, conflict, work-needed, issue" in ran.err
    assert one("decide", "accept", code=2).err.startswith("answerable: name the claims and what you decide")
    assert dump(one.folder) == before


def test_the_first_characters_of_an_id_are_enough(one):
    whole = key("claim", 1)
    one("decide", whole[:6], "accept")
    assert claim(one)["status"] == "accepted"
    one("decide", whole.upper(), "reject")
    assert claim(one)["status"] == "rejected"
    one("decide", whole.replace("-", ""), "issue")
    assert claim(one)["status"] == "issue"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (key("claim", 1)[:5], "is too short to name a claim"),
        ("00000000", "there is no claim 00000000: 'answerable claims' lists those there are"),
        ("%%%%%%%%", "there is no claim"),
        ("'; DROP TABLE claim; --", "there is no claim"),
    ],
)
def test_an_id_that_names_nothing_is_told(one, text, problem):
    before = dump(one.folder)
    ran = one("decide", text, "accept", code=2)
    assert problem in ran.err
    assert ran.err.count("\n") == 1
    assert one("decide", text, "accept", "--json", code=2).json["error"]
    assert dump(one.folder) == before


def alike(number):
    """Two claims whose ids begin with the same eight characters."""
    return [
        posting(number, [cite(SOURCE)], person=person, id=f"abcdef12-{half}-4111-8111-111111111111")
        for person, half in (("Ilan Orvek", "1111"), ("Mira Tesk", "2222"))
    ]


def test_several_claims_that_begin_alike_are_listed_and_none_is_decided(case):
    bring_in(case, *alike(1))
    ran = case("decide", "abcdef", "accept", "--json", code=2)
    assert [choice["id"][9:13] for choice in ran.json["choices"]] == ["1111", "2222"]
    assert "Ilan Orvek" in ran.json["choices"][0]["description"]
    assert "2 claims have an id that begins with abcdef: give more of it" in ran.err
    assert "Mira Tesk" in ran.err
    assert {item["status"] for item in claims(case)} == {"draft"}
    case("decide", "abcdef12-2", "accept")


def test_all_are_decided_or_none(case):
    bring_in(case, posting(1, [cite(SOURCE)]), posting(2, [cite(SOURCE, "2")], unit=None))
    before = dump(case.folder)
    for wrong in (key("claim", 2), "00000000"):
        case("decide", key("claim", 1), wrong, "accept", code=2)
        assert dump(case.folder) == before
    case("decide", key("claim", 1), key("claim", 2), key("claim", 1)[:8], "reject")
    assert {item["status"] for item in claims(case)} == {"rejected"}
    assert len(dump(case.folder)["decision"]) == 2


def test_a_posting_without_a_unit_cannot_be_accepted_and_is_told_how(case):
    bring_in(case, posting(1, [cite(SOURCE)], unit=None))
    ran = case("decide", key("claim", 1), "accept", code=2)
    wanted = f"claim {key('claim', 1)[:8]} cannot be accepted, because it has no unit: add --set unit=NAME"
    assert wanted in ran.err
    for word in DECISIONS.keys() - {"accept"}:
        case("decide", key("claim", 1), word)
    case("decide", key("claim", 1), "accept", "--set", "unit=3rd Brigade")
    assert claim(case)["fields"]["unit"]["name"] == "3rd Brigade"
    case("decide", key("claim", 1), "accept", "--set", "unit=", code=2)


def decided(case, *settings):
    words = [word for setting in settings for word in ("--set", setting)]
    return case("decide", key("claim", 1), "work-needed", *words, "--json").json["claims"][0]


def test_fields_of_each_kind_can_be_set_and_emptied(one):
    assert decided(one, "rank=Colonel", "acting=yes")["fields"]["acting"] is True
    after = decided(one, "rank=  Brigadier General ", "acting=")
    assert after["fields"]["rank"] == "Brigadier General"
    assert "acting" not in after["fields"]
    assert claim(one) == after


def test_texts_numbers_and_several_references_can_be_set(case):
    bring_in(
        case,
        posting(1, [cite(SOURCE)], type="incident", fields={"description": "a raid"}),
        posting(2, [cite(SOURCE, "2")], type="training", fields={"course": "Signals"}),
    )
    after = decided(case, "violation_types=killing; looting;", "perpetrators=3rd Brigade;Task Force")
    assert after["fields"]["violation_types"] == ["killing", "looting"]
    assert [item["name"] for item in after["fields"]["perpetrators"]] == ["3rd Brigade", "Task Force"]
    training = key("claim", 2)
    for text, number in (("12", 12), ("0.5", 0.5), ("-3", -3)):
        ran = case("decide", training, "issue", "--set", f"quantity={text}", "--json")
        assert ran.json["claims"][0]["fields"]["quantity"] == number
    for text in ("many", "1,000", "1_000", "nan", "inf", "1e3", "٣", "0x1"):
        assert (
            "quantity is a number"
            in case("decide", training, "issue", "--set", f"quantity={text}", code=2).err
        )


def test_a_reference_is_set_by_name_to_whom_the_claim_s_own_source_calls_so(one):
    person = decided(one, "person=Mira Tesk")["fields"]["person"]
    assert person == {"id": ids.draft_entity(SOURCE, "person", "Mira Tesk"), "name": "Mira Tesk"}
    assert [item["id"] for item in claims(one, "--about", person["id"])] == [key("claim", 1)]
    assert claims(one, "--about", entity("Ilan Orvek").id) == []


def test_a_reference_is_set_by_id_to_an_entity_that_is_known(case):
    bring_in(case, posting(1, [cite(SOURCE)]), posting(2, [cite(SOURCE, "2")], person="Mira Tesk"))
    person = decided(case, f"person={entity('Mira Tesk').id}")["fields"]["person"]
    assert person == {"id": entity("Mira Tesk").id, "name": "Mira Tesk"}
    ran = case("decide", key("claim", 1), "issue", "--set", f"person={key('nobody')}", code=2)
    assert "no claim names an entity with the id" in ran.err


def test_an_entity_that_only_closed_claims_name_is_not_known_to_those_who_may_not_see_them(case):
    bring_in(
        case,
        posting(1, [cite(SOURCE)]),
        posting(2, [cite(SOURCE, "2")], person="Mira Tesk", visibility=Visibility.RESTRICTED),
    )
    settings = ("--set", f"person={entity('Mira Tesk').id}")
    ran = case("decide", key("claim", 1), "issue", *settings, code=2)
    assert "Mira" not in ran.err
    case("decide", key("claim", 1), "issue", *settings, "--clearance", "restricted")


def test_dates_can_be_set(one):
    dates = decided(one, "precise=2016-07-22..2016-07-25", "starting=yes", "open=no")["dates"]
    assert dates["precise"] == {"first": "2016-07-22", "last": "2016-07-25"}
    assert (dates["starting"], dates["ending"], dates["open"]) == (True, False, False)
    dates = decided(one, "imprecise=2016-07", "precise=", "starting=", "open=")["dates"]
    assert dates["precise"] is None
    assert dates["imprecise"] == {"first": "2016-07-01", "last": "2016-07-31"}
    assert (dates["starting"], dates["open"]) == (False, None)
    assert decided(one, "imprecise=since_beginning_of_time..2016")["dates"]["imprecise"]["first"].startswith(
        "since"
    )


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        ("precise=last week", "precise: 'last week' is not a date"),
        ("precise=", "cannot be set so: a claim is true on some day"),
        ("imprecise=1999", "must lie on neighbouring days"),
        ("starting=perhaps", "starting is yes or no, not 'perhaps'"),
        ("acting=perhaps", "acting is yes or no"),
        ("modality=maybe", "modality is one of asserted, denied"),
        ("visibility=secret", "visibility is one of public, team, restricted, not 'secret'"),
        ("visibility=", "visibility is one of"),
        ("colour=red", "a posting claim has nothing called 'colour' to set: it has person, unit"),
        ("rank", "--set 'rank' sets nothing: write --set FIELD=VALUE"),
        ("=x", "nothing called ''"),
    ],
)
def test_what_cannot_be_set_is_told_in_a_sentence(one, setting, problem):
    before = dump(one.folder)
    ran = one("decide", key("claim", 1), "issue", "--set", setting, code=2)
    assert problem in ran.err
    assert ran.err.count("\n") == 1
    assert dump(one.folder) == before


def test_a_value_outside_the_choices_of_a_field_is_told(case):
    bring_in(case, posting(1, [cite(SOURCE)], type="positioning", fields={"unit": entity("3rd Brigade")}))
    ran = case("decide", key("claim", 1), "issue", "--set", "type=hut", code=2)
    assert "is one of site, aoo, not 'hut'" in ran.err


def test_modality_notes_and_visibility_can_be_set(one):
    after = decided(one, "modality=denied", "notes=The ministry denies it.", "visibility=restricted")
    assert (after["modality"], after["notes"]) == ("denied", "The ministry denies it.")
    assert after["visibility"] == "restricted"  # shown this once to whoever closed it
    assert claims(one) == []
    assert one("decide", key("claim", 1), "issue", code=2).err.startswith("answerable: there is no claim")
    [found] = claims(one, "--clearance", "restricted")
    assert found["notes"] == "The ministry denies it."
    one(
        "decide",
        key("claim", 1),
        "issue",
        "--set",
        "visibility=public",
        "--set",
        "notes=",
        "--clearance",
        "restricted",
    )
    assert claim(one)["notes"] is None


def test_a_decision_shows_no_citation_that_one_may_not_see(case, inbox):
    put(inbox, "secret.txt", "the informant's words", visibility="restricted", title="The informant")
    case("take", inbox)
    secret = case.source("secret.txt")["id"]
    bring_in(case, posting(1, [cite(SOURCE), cite(secret)]))
    ran = case("decide", key("claim", 1), "accept", "--set", "notes=Both say so.", "--json")
    assert len(ran.json["claims"][0]["citations"]) == 1
    assert "informant" not in ran.out


def test_what_the_field_asks_for_beyond_is_a_warning(case, inbox):
    put(inbox, "a.txt", "the order", date="2009-01-01", title="Order")
    case("take", inbox)
    dated = case.source("a.txt")["id"]
    bring_in(
        case,
        posting(1, [cite(SOURCE)]),
        posting(2, [cite(SOURCE, "2"), cite(OTHER)]),
        posting(3, [cite(dated)], dates=day("2009-05-03")),
    )
    ran = case("decide", key("claim", 1), "conflict")
    assert "should say in public why" in ran.err
    assert case("decide", key("claim", 1), "conflict", "--set", "notes=Two commanders on one day.").err == ""
    ran = case("decide", key("claim", 2), "accept", "--json")
    assert "several citations" in ran.json["warnings"][0]["warning"]
    assert "after its source was published" in case("decide", key("claim", 3), "accept").err
    assert case("decide", key("claim", 3), "reject").err == ""


def test_every_past_state_can_be_asked_for_again(one):
    moments = {}
    for word, status in DECISIONS.items():
        one("decide", key("claim", 1), word, "--set", f"title={word}")
        moments[last_act(one)] = (status.value, word)
    for moment, state in moments.items():
        [found] = claims(one, "--as-of", moment)
        assert (found["status"], found["fields"]["title"]) == state


def last_act(case):
    return max(row[1] for row in dump(case.folder)["act"]).decode()


def test_what_is_printed_names_the_claim_and_what_it_says_now(one):
    ran = one("decide", key("claim", 1), "accept", "--set", "rank=Colonel")
    assert ran.out.startswith(f"{key('claim', 1)}  accepted  ")
    assert "Colonel" in ran.out
    assert "Ilan Orvek" in ran.out
    one.verifies()
