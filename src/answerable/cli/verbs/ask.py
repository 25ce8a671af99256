"""`answerable ask QUESTION …`: what does the casebook answer, and on which claims does it rest?"""

from typing import Final

from answerable.cli.lazy import HELP, Lazy

QUESTIONS: Final = {
    "commander": "Who was in command of a unit on a day, or when, and how well that is known.",
    "chain": "Who was above a unit on a day, up to the top, or below it, down to the last.",
    "career": "Where a person was posted, one post after the other, with gaps and overlaps.",
    "unit": "What is known of a unit: names, place in the chain, sites, commanders, incidents.",
    "trainings": "Who was trained: trainings, people and money, by year, unit, programme or place.",
    "vet": "What is held of a unit or person, on whose word, and what is not known; no verdict.",
    "timeline": "Trainings, postings, positionings and incidents on one line of time.",
    "conflicts": "What cannot all be so, on which claims that rests, and what would settle it.",
}
"""The questions, one module each in `cli.questions`."""

command = Lazy(
    name="ask",
    words=QUESTIONS,
    package="answerable.cli.questions",
    context_settings={"help_option_names": HELP},
    help="""Ask the casebook a question.

    Answers rest on accepted claims, show those in conflict as such, and count drafts only where you ask for
    them. Each names the claims and citations that it stands on.
    """,
)
