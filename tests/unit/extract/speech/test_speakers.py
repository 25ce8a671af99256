"""Who is meant where somebody says something: by name, by pronoun, by description, or named only later?"""

import pytest

from answerable.extract.recogniser import Recognised
from answerable.extract.speech.finding import AttributionFinder
from answerable.extract.speech.reading import Speech
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.mention import AttributionMention

FINDER = AttributionFinder()


def speakers(text):
    read = Speech(
        text, Recognised((), FINDER.find(text)), lambda kind, name: Reference(f"{kind}:{name}", name)
    )
    return [said.speaker.name for said in read.said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # named at last: in the next sentence, behind what they are, by a sentence that says so
        (
            "A retired colonel said the valley was lost. Ada Rill said it in a letter.",
            ["Ada Rill", "Ada Rill"],
        ),
        (
            "It rained. It was late. Dogs bark. A lawyer said it. Nobody came, said the lawyer, Ada Rill.",
            ["Ada Rill", "Ada Rill"],
        ),
        (
            "A former operative said it. The man said more.\n\nThe former operative came. He is Ilan Orvek.",
            ["Ilan Orvek", "Ilan Orvek"],
        ),
        # somebody else is named
        ("A retired colonel said it was so. The mayor, Ada Rill, said it was not.", [None, "Ada Rill"]),
        (
            "It rained. It rained. It rained. It rained.\n\nA shepherd said it was so. Ada Rill came.",
            [None],
        ),
    ],
)
def test_who_is_named_only_later(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army of Brenn said that it was so.", ["army of Brenn"]),
        (
            "The government of Brenn and the Northern Front said it was so.",
            ["government of Brenn and the Northern Front"],
        ),
        ("The League for Rights came. The League said that it was so.", ["League for Rights"]),
        ("The Minister of Defence, Ada Rill, said that it was so.", ["Ada Rill"]),
        ("Minister of Defence Ada Rill said that it was so.", ["Ada Rill"]),
        ("They came for Ilan Orvek. Rill said that it was so.", ["Rill"]),
        ("Friends of Ada Rill said that it was so.", [None]),
        ("Observers from the Jurists' Circle said that it was so.", [None]),
    ],
)
def test_which_words_are_the_name(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Rill said that it was so. The minister said that it was late.", ["Ada Rill", "Ada Rill"]),
        ("Colonel Ada Rill led the brigade. It rained. The candidate said it was late.", ["Ada Rill"]),
        (
            "Ada Rill, who commanded the corps until 2016, came. The former commander said that it was so.",
            ["Ada Rill"],
        ),
        ("Ada Rill said that it was so. The police doctor said that it was not.", ["Ada Rill", None]),
        ("Ada Rill said it in a statement. The statement said that it was late.", ["Ada Rill", "Ada Rill"]),
        (
            "Witness Brenn said that it was so. The group said that it was late.",
            ["Witness Brenn", "Witness Brenn"],
        ),
        ("A second witness said that it was so. The witness said that it was late.", [None, None]),
    ],
)
def test_who_is_spoken_of_by_what_they_are(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Open letter of the families of Ostrel to the President", "families of Ostrel"),
        ("Statement of the Army Command of Brenn on events at Port Sivel", "Army Command of Brenn"),
        ("A letter to the President", None),
    ],
)
def test_we_are_those_who_wrote_the_text(heading, expected):
    assert speakers(f"{heading}\n\nWe demand that it be so.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the text says how far a name reaches, and what its letters are short for
        (
            "The Council for the Return of All (CRA) came. CRA said that it was so.",
            ["Council for the Return of All"],
        ),
        (
            "In a statement on Monday, the League for Rights said it was so. The statement said more.",
            ["League for Rights", "League for Rights"],
        ),
        ("Theresa May said that it was so.", ["Theresa May"]),
        ("Critics like Ada Rill said that it was so.", [None]),
        ("Some Democrats said that it was so.", [None]),
    ],
)
def test_who_speaks_by_what_the_text_says_around(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        # what stands between "who" and whom it is about
        (
            "They met Ada Rill, a clerk at the Defence Department who said that it was so.",
            [("who", "said")],
            ["Ada Rill"],
        ),
        # a clause beside the sentence is nobody's turn to speak
        (
            "Mary Rill said no. It came hours after Susan Holm had claimed so. She added more.",
            [("Mary Rill", "said"), ("Susan Holm", "had claimed"), ("She", "added")],
            ["Mary Rill", "Susan Holm", "Mary Rill"],
        ),
        # a party is named by its name, and some of it by none
        ("On Monday Democrats said it was so.", [("Democrats", "said")], ["Democrats"]),
        # a state is no person
        (
            "Mary Rill came from Ukraine. Later he blasted her. She said no.",
            [("She", "said")],
            ["Mary Rill"],
        ),
    ],
)
def test_who_speaks_where_it_is_marked(text, said, expected):
    marked = tuple(
        AttributionMention(
            ((cue := text.index(f"{source} {verb}") + len(source) + 1, cue + len(verb)),),
            ((cue - 1 - len(source), cue - 1),),
            ((cue + len(verb) + 1, text.index(".", cue)),),
            1.0,
        )
        for source, verb in said
    )
    read = Speech(text, Recognised((), marked), lambda kind, name: Reference(f"{kind}:{name}", name))
    assert [one.speaker.name for one in read.said] == expected
