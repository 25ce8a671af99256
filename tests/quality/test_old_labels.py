"""The comparison by the old labels: which lines it learns from and counts."""

from training.corpus import Posting, Report
from training.old_labels import annotated_lines

from answerable.vocabulary.mention import Mention

TEXT = "Nothing here.\nCol. Ada Bo leads.\nNor here.\nMaj. Ora Dun left."


def mention(kind, words):
    start = TEXT.index(words)
    return Mention(kind, start, start + len(words), words, 1.0)


RANK, PERSON, OTHER = mention("Rank", "Col."), mention("Person", "Ada Bo"), mention("Person", "Ora Dun")
LABELLED = Report("a", TEXT, (RANK, PERSON), (Posting(PERSON, RANK, None, None, "current"),))
CAREFUL = Report(
    "a",
    TEXT,
    (RANK, PERSON, OTHER),
    (Posting(PERSON, RANK, None, None, "current"), Posting(OTHER, None, None, None, "past")),
)


def test_only_lines_with_a_label_are_left_with_their_words_in_place():
    left = annotated_lines(LABELLED, LABELLED)
    assert left.text == "Col. Ada Bo leads."
    assert [left.text[item.start : item.end] for item in left.mentions] == ["Col.", "Ada Bo"]
    assert [(item.person.start, item.rank.start) for item in left.postings] == [(5, 0)]


def test_other_labels_are_kept_on_the_same_lines_alone():
    left = annotated_lines(CAREFUL, LABELLED)
    assert left.text == "Col. Ada Bo leads."
    assert [item.text for item in left.mentions] == ["Col.", "Ada Bo"]
    assert len(left.postings) == 1
