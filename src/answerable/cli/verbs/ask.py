"""`answerable ask QUESTION …`: what does the casebook answer, and on which claims does it rest?"""

from typing import Final

from answerable.cli.lazy import HELP, Lazy

QUESTIONS: Final = {
    "career": "Where a person was posted, one post after the other, with gaps and overlaps.",
    "unit": "What is known of a unit: names, place in the chain, sites, commanders, incidents.",
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
