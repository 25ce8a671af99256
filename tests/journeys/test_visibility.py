"""Does every command that lists, counts, finds or writes show each of us only what we may see?"""

import json
import sqlite3

import pytest

from answerable.vocabulary.access import Visibility
from answerable.vocabulary.attribution import Attributed
from commands import Case, new_case
from evidence import cite, entity, key, posting
from lines import bring_in, export
from papers import letter, pdf, put, zipped

CLEARANCES = [level.value for level in Visibility]

# Words that stand in what only some may see, each nowhere else.
WORDS = {
    "public": ["Alpinia", "Avocado", "Amaranth"],
    "team": ["Boronia", "Banyan", "Bluebell"],
    "restricted": ["Quagmire", "Quince", "Quartz", "Quiver", "Quokka", "Quill", "Quorum", "Quilt", "Quasar"],
}
EVERYTHING = [word for words in WORDS.values() for word in words]
MARKED = {level: key("claim", level) for level in CLEARANCES}


@pytest.fixture(scope="module")
def case(tmp_path_factory) -> Case:
    """A casebook in which something of each kind is public, the team's, and restricted."""
    folder = tmp_path_factory.mktemp("visibility")
    case, inbox = new_case(folder / "case"), folder / "inbox"
    put(inbox, "alpinia.txt", "Colonel Avocado commands the 3rd Brigade.", visibility="public")
    put(inbox, "boronia.txt", "Colonel Banyan commands the 3rd Brigade.")
    attached = {
        "quiver.txt": b"Colonel Quokka commands the 3rd Brigade.",
        "x.zip": zipped({"quill.txt": "Quorum"}),
    }
    put(
        inbox,
        "quagmire.eml",
        letter("Colonel Quince commands the 3rd Brigade.", attached),
        visibility="restricted",
        title="The Quartz letter",
    )
    put(inbox, "alpinia.pdf", pdf()[:200], visibility="public")
    put(inbox, "boronia.pdf", pdf()[:210])
    put(inbox, "quilt.pdf", pdf()[:220], visibility="restricted")
    with put(inbox, "quasar.txt", "", visibility="restricted").open("r+b") as huge:
        huge.truncate(1 << 30)
    case("take", inbox)
    case("read")
    of = {name: case.source(name)["id"] for name in ("alpinia.txt", "boronia.txt", "quagmire.eml")}
    bring_in(
        case,
        posting("public", [cite(of["alpinia.txt"])], person="Amaranth", visibility=Visibility.PUBLIC),
        posting("team", [cite(of["boronia.txt"])], person="Bluebell", visibility=Visibility.PUBLIC),
        posting("of a closed source", [cite(of["quagmire.eml"])], person="Quagmire"),
        posting(
            "closed itself", [cite(of["alpinia.txt"], "2")], person="Quince", visibility=Visibility.RESTRICTED
        ),
        posting(
            "of a closed speaker",
            [cite(of["alpinia.txt"], "3")],
            person="Quartz",
            attribution=(Attributed(speaker_text="Quiver", visibility=Visibility.RESTRICTED),),
        ),
        posting(
            "partly closed", [cite(of["alpinia.txt"], "4"), cite(of["quagmire.eml"], "2")], person="Avocado"
        ),
        posting("closed later", [cite(of["alpinia.txt"], "5")], person="Quokka"),
    )
    case.moment = moment(case)
    for number in ("closed later",):
        case("decide", key("claim", number), "issue", "--set", "visibility=restricted", "--why", "Quill")
    return case


def moment(case):
    """When was the last act?"""
    connection = sqlite3.connect(case.folder / "casebook.db")
    [(at,)] = connection.execute("SELECT max(at) FROM act")
    connection.close()
    return at


def seen_with(clearance):
    """Which words may be seen with this clearance?"""
    return [word for level in CLEARANCES[: CLEARANCES.index(clearance) + 1] for word in WORDS[level]]


LISTINGS = [
    ["sources"],
    ["sources", "--json"],
    ["failures"],
    ["failures", "--json"],
    ["claims"],
    ["claims", "--json"],
    ["claims", "--status", "draft"],
    ["claims", "--type", "posting", "--json"],
    ["export", "jsonl"],
]


@pytest.mark.parametrize("clearance", CLEARANCES)
@pytest.mark.parametrize("past", [False, True], ids=["now", "then"])
@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_a_listing_shows_what_one_may_see_and_nothing_else(case, words, clearance, past):
    as_of = ["--as-of", case.moment] if past else []
    shown = case(*words, *as_of, "--clearance", clearance).out.casefold()
    hidden = set(EVERYTHING) - set(seen_with(clearance))
    assert [word for word in hidden if word.casefold() in shown] == []


@pytest.mark.parametrize("clearance", CLEARANCES)
def test_what_one_may_see_is_there(case, clearance):
    shown = " ".join(case(*words, "--clearance", clearance).out for words in LISTINGS).casefold()
    texts = "".join(case("search", word, "--clearance", clearance).out for word in seen_with(clearance))
    for word in seen_with(clearance):
        assert word.casefold() in (shown + texts).casefold(), word


@pytest.mark.parametrize("clearance", CLEARANCES)
@pytest.mark.parametrize("past", [False, True], ids=["now", "then"])
def test_nothing_is_found_that_one_may_not_see(case, clearance, past):
    as_of = ["--as-of", case.moment] if past else []
    for word in set(EVERYTHING) - set(seen_with(clearance)):
        found = case("search", word, *as_of, "--clearance", clearance, "--json").json
        assert found == {"names": [], "titles": [], "texts": []}, word


@pytest.mark.parametrize("clearance", CLEARANCES)
@pytest.mark.parametrize("past", [False, True], ids=["now", "then"])
def test_counts_count_what_is_listed(case, clearance, past):
    shared = [*(["--as-of", case.moment] if past else []), "--clearance", clearance, "--json"]
    listed = case("claims", *shared).json["claims"]
    counts = case("claims", "--count", *shared).json["counts"]
    assert sum(row["claims"] for row in counts) == len(listed)
    for row in counts:
        same = [claim for claim in listed if (claim["type"], claim["status"]) == (row["type"], row["status"])]
        assert len(same) == row["claims"]
    about = entity("3rd Brigade").id
    of_unit = case("claims", "--about", about, *shared).json["claims"]
    tally = case("claims", "--about", about, "--count", *shared).json["counts"]
    assert sum(row["claims"] for row in tally) == len(of_unit)


@pytest.mark.parametrize("clearance", CLEARANCES)
def test_claims_of_a_source_or_about_somebody_are_those_that_one_may_see(case, clearance):
    closed = case.source("quagmire.eml")["id"]
    listed = case("claims", "--source", closed, "--clearance", clearance, "--json").json["claims"]
    if clearance != "restricted":
        for claim in listed:
            assert closed not in json.dumps(claim)
    for name in ("Quince", "Quartz", "Quokka", "Quagmire"):
        found = case("claims", "--about", entity(name).id, "--clearance", clearance, "--json").json["claims"]
        assert bool(found) == (clearance == "restricted"), name


def test_a_claim_is_shown_with_those_citations_that_one_may_see(case):
    wanted = key("claim", "partly closed")
    number = {}
    for clearance in CLEARANCES:
        [claim] = [one for one in export(case, ANSWERABLE_CLEARANCE=clearance) if one["id"] == wanted]
        number[clearance] = len(claim["citations"])
    assert number == {"public": 1, "team": 1, "restricted": 2}


@pytest.mark.parametrize("clearance", CLEARANCES)
@pytest.mark.parametrize("past", [False, True], ids=["now", "then"])
def test_no_pair_is_exported_of_a_source_that_one_may_not_see(case, tmp_path, clearance, past):
    as_of = ["--as-of", case.moment] if past else []
    case("export", "brat", "-o", tmp_path, *as_of, "--clearance", clearance)
    written = " ".join(f"{path.name} {path.read_text()}" for path in sorted(tmp_path.iterdir())).casefold()
    hidden = set(EVERYTHING) - set(seen_with(clearance))
    assert [word for word in hidden if word.casefold() in written] == []
    assert len(list(tmp_path.glob("*.ann"))) == {"public": 1, "team": 2, "restricted": 5}[clearance]


@pytest.mark.parametrize(
    "number", ["of a closed source", "closed itself", "of a closed speaker", "closed later"]
)
def test_nobody_decides_a_claim_that_they_may_not_see(case, number):
    for clearance in CLEARANCES[:-1]:
        ran = case("decide", key("claim", number), "accept", "--clearance", clearance, code=2)
        assert "there is no claim" in ran.err
        hidden = set(EVERYTHING) - set(seen_with(clearance))
        assert not [word for word in hidden if word.casefold() in (ran.err + ran.out).casefold()]


def test_the_clearance_is_the_team_s_unless_one_says_otherwise(case):
    for words in (["sources", "--json"], ["claims", "--json"], ["failures", "--json"]):
        assert case(*words).out == case(*words, "--clearance", "team").out
        assert case(*words, ANSWERABLE_CLEARANCE="public").out == case(*words, "--clearance", "public").out
        assert case(*words, "--clearance", "team", ANSWERABLE_CLEARANCE="public").out == case(*words).out


def test_closing_a_source_closes_it_in_every_past_state_and_with_it_what_came_out_of_it(tmp_path):
    case, inbox = new_case(tmp_path / "case"), tmp_path / "inbox"
    put(inbox, "l.eml", letter("Colonel Quince commands the 3rd Brigade.", {"quill.txt": b"Quagmire"}))
    case("take", inbox)
    case("read")
    then = moment(case)
    assert len(case.sources()) == 2
    case("take", inbox, "--visibility", "restricted")
    for words in LISTINGS:
        for as_of in ([], ["--as-of", then]):
            shown = case(*words, *as_of).out.casefold()
            assert "quill" not in shown
            assert "quince" not in shown
    assert len(case("sources", "--as-of", then, "--clearance", "restricted", "--json").json["sources"]) == 2
