"""How is an answer put into a sentence that a lawyer could cite? What is known, how well, and by whom."""

from collections.abc import Iterable, Sequence
from itertools import chain

from answerable.ask.command.answer import Answer, Candidate, CommanderAnswer, Nearest
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.sentences import one_line
from answerable.vocabulary.wording import citation_words, dates_words, day_words, published_words


def commander_sentence(answer: CommanderAnswer) -> str:
    """What is the answer, in plain English, with what it rests on?"""
    unit, day = one_line(answer.unit.name), day_words(answer.on)
    match answer.answer:
        case Answer.UNKNOWN:
            return f"Who commanded {unit} on {day} is not known. {_around(answer)}"
        case Answer.CONTESTED:
            people = [item for item in answer.candidates if item.answer is Answer.CONTESTED]
            said = "; ".join(
                f"{person_words(item)} according to {grounds_words(item.claims)}" for item in people
            )
            return f"Who commanded {unit} on {day} is contested: {said}."
        case Answer.CONFIRMED if answer.handover:
            people = [item for item in answer.candidates if item.answer is Answer.CONFIRMED]
            said = " and ".join(person_words(item) for item in people)
            return (
                f"On {day} the command of {unit} passed between {said}, "
                f"according to {grounds_words(chain.from_iterable(item.claims for item in people))}."
            )
        case Answer.CONFIRMED:
            top = answer.candidates[0]
            return (
                f"On {day} {person_words(top)} was {_office(top)} of {unit}: "
                f"{_when(top.claims)}, according to {grounds_words(top.claims)}."
            )
        case Answer.BRACKETED:
            return f"{_bracketed(answer, unit, day)}"
        case Answer.POSSIBLE:
            people = [item for item in answer.candidates if item.answer is Answer.POSSIBLE]
            said = " or ".join(person_words(item) for item in people)
            return (
                f"{said} may have commanded {unit} on {day}: "
                f"{grounds_words(chain.from_iterable(item.claims for item in people))} "
                f"{'says' if len(people) == 1 else 'say'} so of some day in a period that includes it."
            )


def person_words(candidate: Candidate) -> str:
    """Who is it, with the rank and title that the claims give?"""
    name = one_line(candidate.person.name)
    rank = f"{one_line(candidate.rank)} " if candidate.rank else ""
    return f"{rank}{name}"


def grounds_words(claims: Iterable[Claim]) -> str:
    """On what does it rest? A researcher's row or words that were read, and of which sources."""
    found = list(claims)
    cited = list(dict.fromkeys(_cited(citation) for claim in found for citation in claim.citations))
    rows = sum(rests_on_row(claim) for claim in found)
    kind = (
        "a researcher's row" if rows == len(found) == 1 else "researchers' rows" if rows == len(found) else ""
    )
    if not kind:
        kind = "words read" if not rows else "a researcher's row and words read"
    most = 3
    more = f" and {len(cited) - most} more" if len(cited) > most else ""
    return f"{kind} ({'; '.join(cited[:most])}{more})"


def rests_on_row(claim: Claim) -> bool:
    """Is it a researcher's row, rather than words that a machine has read?"""
    return claim.reader is None


def _cited(citation: Citation) -> str:
    source = citation.source
    label = one_line(source.title or source.publication or source.id)
    where = citation_words(citation)
    when = f", {published_words(source.published)}" if source.published else ""
    return f"“{label}”{when}, {where}"


def _office(candidate: Candidate) -> str:
    title = f" (“{one_line(candidate.title)}”)" if candidate.title else ""
    return f"{'acting commander' if candidate.acting else 'commander'}{title}"


def _when(claims: Iterable[Claim]) -> str:
    """Of which days do these claims say so? The answer's own day is only one of them."""
    return " and ".join(dict.fromkeys(dates_words(claim.dates) for claim in claims))


def _bracketed(answer: CommanderAnswer, unit: str, day: str) -> str:
    people = [item for item in answer.candidates if item.answer is Answer.BRACKETED]
    said = [
        f"{person_words(item)} is seen as {_office(item)} of {unit} {_days(item.days_before)} before and "
        f"{_days(item.days_after)} after {day}, and nothing held here breaks that posting in between, "
        f"according to {grounds_words(item.claims)}"
        for item in people
    ]
    return "; ".join(said) + f". No claim speaks of {day} itself."


def _around(answer: CommanderAnswer) -> str:
    sides: Sequence[tuple[Nearest | None, str, str]] = (
        (answer.before, "last seen in command before", "No commander is known before that day"),
        (answer.after, "first seen in command after", "no commander is known after it"),
    )
    said = [
        nothing
        if near is None
        else f"{one_line(near.person.name)} is {what} it, on {day_words(near.seen)} ({_days(near.days)} away)"
        for near, what, nothing in sides
    ]
    return f"{said[0]}; {said[1]}."


def _days(number: int | None) -> str:
    return f"{number} day" if number == 1 else f"{number or 0:,} days"
