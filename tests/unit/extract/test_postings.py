"""The joining rule: who holds which office, in the ways in which reports say it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.postings import postings
from answerable.vocabulary.mention import MENTION_TYPES, Mention
from marked_text import marked

SAID = {
    "offices dealt out in the order of their holders": (
        "{R1 Gen.} {P1 A Ro} and {R2 Gen.} {P2 B Li} are {T1 GOC} of {U1 4 Corps} and {T2 CO}, respectively.",
        ["P1 R1 T1 U1 current", "P2 R2 T2 current"],
    ),
    "units in which somebody served": (
        "{R1 Gen.} {P1 A Ro} served in units such as {U1 4 Division}, Lorn, {U2 12 Brigade} and {U3 HQ}.",
        ["P1 R1 U1 past", "P1 R1 U2 past", "P1 R1 U3 past"],
    ),
    "an unmarked abbreviation between commas": (
        "{R1 Gen.} {P1 A Ro}, formerly {T1 Director of Operations}, DOPs, {U1 Army Headquarters}, spoke.",
        ["P1 R1 T1 U1 past"],
    ),
    "the unit that was named before": (
        "They came to {U1 4 Division} and {U2 12 Brigade}. The {T1 GOC}, {R1 Gen.} {P1 A Ro}, spoke.",
        ["P1 R1 T1 U1 current"],
    ),
    "a unit that somebody else leads": (
        "{R1 Gen.} {P1 A Ro} is the {T1 GOC} of {U1 4 Division}. The {T2 GOC}, {R2 Gen.} {P2 B Li}, spoke.",
        ["P1 R1 T1 U1 current", "P2 R2 T2 current"],
    ),
    "a former office has the unit that it names, or none": (
        "They came to {U1 4 Division}. {R1 Gen.} {P1 A Ro}, formerly {T1 GOC}, Lorn, spoke.",
        ["P1 R1 T1 past"],
    ),
    "an office before its holder": (
        "The {T1 GOC} of the {U1 4 Division}, {R1 Maj. Gen.} {P1 Pel Ostrava}, spoke.",
        ["P1 R1 T1 U1 current"],
    ),
    "an abbreviation in brackets is the same title": (
        "The {T1 Commanding Officer} ({T2 CO}), {U1 3 Battalion}, {R1 Lt. Col.} {P1 Ines Daro}, spoke.",
        ["P1 R1 T1 U1 current"],
    ),
    "an abbreviation in commas is the same title": (
        "The {T1 General Officer Commanding}, {T2 GOC}, {U1 4 Division}, Lorn, {R1 Gen.} {P1 A Ro} spoke.",
        ["P1 R1 T1 U1 current"],
    ),
    "an office behind its holder": (
        "{R1 Col.} {P1 Ada Marr}, {T1 spokesman} of the {U1 Zamoran Army}, spoke.",
        ["P1 R1 T1 U1 current"],
    ),
    "a unit before its title": (
        "The {U1 4 Division} {T1 spokesman}, Mr. {P1 Ada Marr}, spoke.",
        ["P1 T1 U1 current"],
    ),
    "the narrower of two units": (
        "{T1 Commander} {U1 12 Brigade}, {U2 Zamoran Army}, {R1 Brig.} {P1 A Ro} spoke.",
        ["P1 R1 T1 U1 current"],
    ),
    "a town between office and holder": (
        "The {T1 GOC}, {U1 4 Division}, Lorn, Hadar State, {R1 Maj. Gen.} {P1 A Ro}, spoke.",
        ["P1 R1 T1 U1 current"],
    ),
    "a rank and nothing else": ("Yesterday {R1 Gen.} {P1 A Ro} spoke.", ["P1 R1 current"]),
    "a bare name": ("Yesterday {P1 Ro} spoke of the {U1 4 Division}.", []),
    "a rank behind the name": (
        "Mr. {P1 Ada Marr} ({R1 SP}) met {P2 K. Undo}, a {R2 lieutenant colonel}, there.",
        ["P1 R1 current", "P2 R2 current"],
    ),
    "a rank that several share": (
        "{R1 Majors} {P1 A Ro} and {P2 B Li} spoke.",
        ["P1 R1 current", "P2 R1 current"],
    ),
    "a form of address between rank and name": ("{R1 Capt.} (Dr.) {P1 A Ro} spoke.", ["P1 R1 current"]),
    "a former office": (
        "The former {T1 Commander} of {U1 12 Brigade}, {R1 Brig.} {P1 A Ro}, spoke.",
        ["P1 R1 T1 U1 past"],
    ),
    "an office that was held": ("{R1 Col.} {P1 A Ro} was the {T1 Commandant} then.", ["P1 R1 T1 past"]),
    "an appointment is no past": (
        "{R1 Col.} {P1 A Ro} was appointed the {T1 Commandant} of the {U1 Signals School}.",
        ["P1 R1 T1 U1 current"],
    ),
    "from one office to the next": (
        "{R1 Col.} {P1 A Ro}, formerly {T1 Chief}, {U1 1 Brigade}, Lo, is now the {T2 GOC} {U2 4 Division}.",
        ["P1 R1 T1 U1 past", "P1 R1 T2 U2 current"],
    ),
    "an office given up for the next": (
        "The {T1 Director} of {U1 Signals}, {R1 Col.} {P1 A Ro}, is now the {T2 GOC} {U2 4 Division}.",
        ["P1 R1 T1 U1 past", "P1 R1 T2 U2 current"],
    ),
    "until now": ("{R1 Col.} {P1 A Ro}, who until now was at the {U1 Depot}, spoke.", ["P1 R1 U1 past"]),
    "a unit left and a unit joined": (
        "{R1 Col.} {P1 A Ro} moves from {U1 12 Brigade} to the {U2 Depot} as {T1 Commandant}.",
        ["P1 R1 U1 past", "P1 R1 T1 U2 current"],
    ),
    "a successor": (
        "{R1 Gen.} {P1 A Ro} is the new {T1 Chief of Staff}, succeeding {R2 Gen.} {P2 B Li}.",
        ["P1 R1 T1 current", "P2 R2 T1 past"],
    ),
    "a successor in the next sentence": (
        (
            "{R1 Gen.} {P1 A Ro} is the new {T1 Chief of Staff}, the {T2 spokesman}, {P2 C Su}, said. "
            "He replaces {R2 Gen.} {P3 B Li}."
        ),
        ["P1 R1 T1 current", "P2 T2 current", "P3 R2 T1 past"],
    ),
    "a successor whom somebody else appointed": (
        "{P1 Ro} made {R2 Gen.} {P2 B Li} {T2 Chief of Staff}. He replaces {R3 Gen.} {P3 C Su}.",
        ["P2 R2 T2 current", "P3 R3 T2 past"],
    ),
    "a successor named again": (
        (
            "{R1 Gen.} {P1 A Ro} is the {T1 GOC} of the {U1 4 Division}. {R2 Col.} {P2 C Su} spoke. "
            "{P3 Ro} took over from {R3 Gen.} {P4 B Li}."
        ),
        ["P1 R1 T1 U1 current", "P2 R2 current", "P4 R3 T1 U1 past"],
    ),
    "a roll of commanders": (
        (
            "PAST {T1 COMMANDERS}\n{U1 7 BRIGADE}\n1.\n{R1 Brig}\n{P1 A Ro}\n{R2 Col}\n{P2 B Li}\n"
            "{R3 Brig}\n{P3 C Su}\n"
        ),
        ["P1 R1 T1 U1 past", "P2 R2 T1 U1 past", "P3 R3 T1 U1 sometime"],
    ),
    "a title of the row before that of the heading": (
        (
            "{T1 GENERAL OFFICERS COMMANDING} {U1 81 DIVISION}\n{U2 LAGOS GARRISON}\n"
            "{R1 Brig} {P1 A Ro} {T2 Comd}\n{R2 Brig} {P2 B Li} {T3 Comd}\n{R3 Gen} {P3 C Su} {T4 GOC}\n"
        ),
        ["P1 R1 T2 U2 past", "P2 R2 T3 U2 past", "P3 R3 T4 U1 sometime"],
    ),
    "a list with units of its own is no roll": (
        (
            "{U1 Zamoran Army}\n{R1 Brig} {P1 A Ro}, {T1 GOC}, {U2 1 Division}\n"
            "{R2 Brig} {P2 B Li}, {T2 GOC}, {U3 2 Division}\n{R3 Brig} {P3 C Su}, {T3 GOC}, {U4 3 Division}\n"
        ),
        ["P1 R1 T1 U2 sometime", "P2 R2 T2 U3 sometime", "P3 R3 T3 U4 sometime"],
    ),
    "an office still to come": (
        "{R1 Col.} {P1 A Ro} will take over as {T1 Commander} of {U1 12 Brigade}.",
        ["P1 R1 T1 U1 future"],
    ),
    "an office by designation": (
        "The {T1 Commander} designate of {U1 12 Brigade}, {R1 Col.} {P1 A Ro}, spoke.",
        ["P1 R1 T1 U1 future"],
    ),
    "the dead": (
        "The late {T1 Commander}, {R1 Col.} {P1 A Ro}; the late {R2 Maj.} {P2 B Li}.",
        ["P1 R1 T1 past", "P2 R2 past"],
    ),
    "those who were killed": (
        "The {T1 DPO} of {U1 Harl Division}, {R1 Maj.} {P1 A Ro}, was among the policemen killed.",
        ["P1 R1 T1 U1 past"],
    ),
    "one who was lost": (
        "The army lost one {R1 Sgt} {P1 A Ro} of {U1 2 Battalion}, while three were wounded.",
        ["P1 R1 U1 past"],
    ),
    "one who tells of others' deaths": (
        "{R1 Maj.} {P1 A Ro} of {U1 2 Battalion} said that three men were killed.",
        ["P1 R1 U1 current"],
    ),
    "one who killed": ("{R1 Maj.} {P1 A Ro} of {U1 2 Battalion} killed two men.", ["P1 R1 U1 current"]),
    "what was so in a year gone by": (
        "It dates to 1863, when {R1 Lt} {P1 A Ro} of the {U1 Harl Navy} chose 18 men.",
        ["P1 R1 U1 past"],
    ),
    "what is so when something happens": (
        "He spoke on Monday, when {R1 Lt} {P1 A Ro} of the {U1 Harl Navy} came.",
        ["P1 R1 U1 current"],
    ),
    "the retired keep no rank, but an office": (
        "{R1 Col.} {P1 A Ro} (rtd) met the {T1 Minister of Defence}, {R2 Gen.} {P2 B Li} (rtd).",
        ["P1 R1 past", "P2 R2 T1 current"],
    ),
    "a list with the office first": (
        (
            "{T1 GOC} {U1 1 Div}, {R1 Gen} {P1 A Ro}; {T2 GOC} {U2 2 Div}, {R2 Gen} {P2 B Li}; and "
            "{T3 GOC} {U3 3 Div}, {R3 Gen} {P3 C Su} spoke."
        ),
        ["P1 R1 T1 U1 current", "P2 R2 T2 U2 current", "P3 R3 T3 U3 current"],
    ),
    "a list with the name first": (
        (
            "{R1 Gen} {P1 A Ro}, {T1 GOC} {U1 1 Div}, {R2 Gen} {P2 B Li}, {T2 GOC} {U2 2 Div}, "
            "{R3 Gen} {P3 C Su}, {T3 GOC} {U3 3 Div} spoke."
        ),
        ["P1 R1 T1 U1 current", "P2 R2 T2 U2 current", "P3 R3 T3 U3 current"],
    ),
    "a title for a list of units": (
        "The new {T1 GOCs} are {U1 3 Division}, {R1 Gen.} {P1 A Ro}, {U2 2 Division}, {R2 Gen.} {P2 B Li}.",
        ["P1 R1 T1 U1 current", "P2 R2 T1 U2 current"],
    ),
    "a unit led by somebody": (
        "The {U1 12 Brigade} is commanded by {R1 Brig.} {P1 A Ro}.",
        ["P1 R1 U1 current"],
    ),
    "one who leads a unit": ("{R1 Col.} {P1 A Ro} commands the {U1 12 Brigade}.", ["P1 R1 U1 current"]),
    "one who led a unit": (
        "{R1 Col.} {P1 A Ro}, who commanded the {U1 12 Brigade}, spoke.",
        ["P1 R1 U1 past"],
    ),
    "one who has led a unit": (
        "{R1 Col.} {P1 A Ro} has commanded the {U1 12 Brigade}.",
        ["P1 R1 U1 current"],
    ),
    "one who led some of a unit's men": (
        "{R1 Col.} {P1 A Ro} led weary men of the {U1 12 Brigade}.",
        ["P1 R1 current"],
    ),
    "one replaced by another": (
        "{R1 Col.} {P1 A Ro}, who led the {U1 12 Brigade}, was replaced by {R2 Col.} {P2 B Li}.",
        ["P1 R1 U1 past", "P2 R2 U1 current"],
    ),
    "one replaced by another in an office": (
        "{R1 Col.} {P1 A Ro} was succeeded by {R2 Col.} {P2 B Li} as {T1 commander} of the {U1 12 Brigade}.",
        ["P1 R1 T1 U1 past", "P2 R2 T1 U1 current"],
    ),
    "one who replaces another in an office": (
        "{R1 Col.} {P1 A Ro} replaced {R2 Col.} {P2 B Li} as {T1 commander} of the {U1 12 Brigade}.",
        ["P1 R1 T1 U1 current", "P2 R2 T1 U1 past"],
    ),
    "one who will be replaced": (
        "{R1 Col.} {P1 A Ro}, {T1 GOC} {U1 1 Div}, will be replaced by {R2 Col.} {P2 B Li}.",
        ["P1 R1 T1 U1 current", "P2 R2 T1 U1 future"],
    ),
    "one replaced by somebody who is elsewhere": (
        "{R1 Col.} {P1 A Ro} was replaced by {R2 Col.} {P2 B Li}, who is now {T1 GOC} {U1 1 Div}.",
        ["P1 R1 current", "P2 R2 T1 U1 current"],
    ),
    "one who takes over from somebody who is now elsewhere": (
        "{R1 Col.} {P1 A Ro} takes over from {R2 Col.} {P2 B Li}, who is now {T1 GOC} {U1 1 Div}.",
        ["P1 R1 current", "P2 R2 T1 U1 current"],
    ),
    "nothing is joined over the end of a sentence": (
        "He met the {T1 GOC} of the {U1 4 Division}. {R1 Col.} {P1 A Ro} spoke.",
        ["P1 R1 current"],
    ),
    "nor across a semicolon and another's business": (
        "the {T1 GOC} was absent; while {R1 Col.} {P1 A Ro} spoke.",
        ["P1 R1 current"],
    ),
    "a heading says nothing of when": ("{R1 Gen.} {P1 A Ro} Takes Over", ["P1 R1 sometime"]),
    "a rank alone on its line, as in a table": ("{R1 Brig}\n\n{P1 A Ro}\n\n1990 - 1992", ["P1 R1 sometime"]),
    "a column of ranks belongs to nobody": ("{R1 Brig}\n{R2 Col}\n{P1 A Ro}\n{P2 B Li}", []),
}


@pytest.mark.parametrize("way", SAID)
def test_reports_say_who_holds_which_office(way):
    notation, expected = SAID[way]
    text = marked(notation)
    assert sorted(map(text.written, postings(text.text, text.mentions))) == sorted(expected)


def test_the_cue_is_the_word_that_says_so():
    text = marked("The erstwhile {T1 GOC}, {R1 Gen.} {P1 A Ro}, met {R2 Col.} {P2 B Li} (rtd).").text
    mentions = marked("The erstwhile {T1 GOC}, {R1 Gen.} {P1 A Ro}, met {R2 Col.} {P2 B Li} (rtd).").mentions
    assert [text[slice(*draft.cue)] for draft in postings(text, mentions)] == ["erstwhile", "rtd"]


def test_the_words_of_command_are_kept_also_for_a_successor():
    text = marked("{R1 Col.} {P1 A Ro}, who led the {U1 12 Brigade}, was replaced by {R2 Col.} {P2 B Li}.")
    drafts = postings(text.text, text.mentions)
    assert [(draft.role, text.text[slice(*draft.command)]) for draft in drafts] == [("Commander", "led")] * 2


def test_acting_is_kept_beside_the_title():
    text = marked("The acting {T1 Commander}, {U1 12 Brigade}, {R1 Col.} {P1 A Ro}, spoke.")
    (draft,) = postings(text.text, text.mentions)
    assert text.text[slice(*draft.acting)] == "acting"


@pytest.mark.parametrize(
    ("notation", "role"),
    [
        ("The {T1 GOC}, {U1 4 Division}, {R1 Gen.} {P1 A Ro}, spoke.", "Commander"),
        ("The {T1 Deputy Commander}, {U1 4 Division}, {R1 Gen.} {P1 A Ro}, spoke.", "Deputy Commander"),
        ("The {T1 GOC}, {R1 Gen.} {P1 A Ro}, spoke.", "Commander"),
        ("The {T1 Director}, {R1 Gen.} {P1 A Ro}, spoke.", None),
        ("The {U1 4 Division} is commanded by {R1 Gen.} {P1 A Ro}.", "Commander"),
        ("{R1 Gen.} {P1 A Ro} took command of the {U1 4 Division}.", "Commander"),
        ("{R1 Gen.} {P1 A Ro} of the {U1 4 Division} spoke.", None),
    ],
)
def test_only_words_that_leave_no_doubt_give_a_role(notation, role):
    text = marked(notation)
    (draft,) = postings(text.text, text.mentions)
    assert draft.role == role


def test_a_draft_is_no_surer_than_its_least_sure_mention():
    text = marked("The {T1 GOC}, {U1 4 Division}, {R1 Gen.} {P1 A Ro}, spoke.")
    mentions = [replace(item, score=0.5) if item.type == "Organization" else item for item in text.mentions]
    (draft,) = postings(text.text, mentions)
    assert draft.score == 0.5


@given(st.data())
def test_any_mentions_make_postings_of_their_own_parts(data):
    pieces = data.draw(
        st.lists(
            st.sampled_from(["Ro ", "GOC", ", ", ". ", "; ", "\n", " is now the ", "former ", "(", " "]),
            max_size=25,
        )
    )
    text = "".join(pieces)
    mentions, start = [], 0
    for piece in pieces:
        if piece in {"Ro ", "GOC"}:
            end = start + len(piece.strip())
            mentions.append(
                Mention(data.draw(st.sampled_from(MENTION_TYPES)), start, end, text[start:end], 1.0)
            )
        start += len(piece)
    for draft in postings(text, mentions):
        assert draft.person.type == "Person"
        assert draft.rank is not None or draft.title is not None or draft.unit is not None
        assert {part for part in (draft.person, draft.rank, draft.title, draft.unit) if part} <= set(mentions)


DATED = {
    "a beginning": ("{P1 A Ro} has been {T1 GOC} since {D1 2009}.", "P1 T1 start"),
    "an end": ("{P1 A Ro} was {T1 GOC} until {D1 yesterday}.", "P1 T1 end"),
    "of whoever came and whoever went": (
        "{P1 A Ro} became {T1 GOC} {D1 on Monday}, replacing {P2 B Li}.",
        "P1 T1 start; P2 T1 end",
    ),
    "an appointment long past": ("{P1 A Ro}, former {T1 GOC}, appointed {D1 in 2009}, spoke.", "P1 T1 start"),
    "announced above the list": (
        "The army announced redeployments {D1 on Monday}. {P1 A Ro} is now {T1 GOC} of {U1 4 Division}.",
        "P1 T1 U1 start",
    ),
    "said above, of nobody's move": (
        "The army announced a raid {D1 on Monday}. {P1 A Ro} is now {T1 GOC} of {U1 4 Division}.",
        "",
    ),
    "announced, and somebody in post": (
        "The army announced redeployments {D1 on Monday}. The {T1 GOC} of {U1 4 Division}, {P1 A Ro}, spoke.",
        "",
    ),
}


@pytest.mark.parametrize("way", DATED)
def test_a_date_dates_the_beginning_or_the_end_of_an_office(way):
    notation, expected = DATED[way]
    text = marked(notation)
    found = [
        f"{text.written(draft).rpartition(' ')[0]} {draft.edge}"
        for draft in postings(text.text, text.mentions)
        if draft.date is not None
    ]
    assert "; ".join(sorted(found)) == expected
