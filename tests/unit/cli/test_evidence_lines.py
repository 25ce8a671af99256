"""In which order is it told on what a claim stands?"""

from dataclasses import replace

from answerable.cli.verbs.claims import evidence_lines
from answerable.vocabulary.span import Span
from evidence import cite, key
from officers import dated, posting_claim


def test_citations_that_quote_words_come_before_those_of_which_no_words_are_held():
    unheld, quoting = cite(key("an article")), cite(key("a sheet"))
    quoting = replace(quoting, rendition=key("text"), spans=(Span(0, 5, "4 Bde"),))
    claim = replace(posting_claim("A", "4 Brigade", dated("3")), citations=(unheld, quoting))
    first, second = evidence_lines(claim)
    assert first.startswith(quoting.source.id)
    assert first.endswith("“4 Bde”")
    assert second.startswith(unheld.source.id)
    assert second.endswith("no words held")
