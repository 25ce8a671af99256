"""`answerable match`: which two may be one, and what do you make of it?"""

from collections.abc import Generator, Sequence
from typing import Any

import click

from answerable.cli.options import as_json, as_of, casebook, clearance, view
from answerable.cli.printing import add_row, console, plain_table, print_json, print_json_list, several, tell
from answerable.errors import UsageError
from answerable.match.levels import LEVEL_WORDS, Level
from answerable.pipeline.matching import match
from answerable.review.judging import Word, judge
from answerable.store import judgements
from answerable.store.casebook import View
from answerable.vocabulary.judgement import Judgement

_WORDS: dict[str, Word] = {"accept": "accept", "reject": "reject", "take_back": "take-back"}


@click.command("match")
@click.option("--list", "list_them", is_flag=True, help="List what was proposed and judged; propose nothing.")
@click.option("--accept", metavar="ID", multiple=True, help="The two of this proposal are one.")
@click.option("--reject", metavar="ID", multiple=True, help="The two of this proposal are not one.")
@click.option("--take-back", metavar="ID", multiple=True, help="Take back what was accepted or rejected.")
@click.option("--why", metavar="TEXT", help="Your reason, for your colleagues.")
@as_of
@clearance
@as_json
@click.pass_context
def command(  # noqa: PLR0913  (each is a word that can be typed)
    context: click.Context,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    take_back: tuple[str, ...],
    why: str | None,
    as_of: str | None,
    clearance: str | None,
    *,
    list_them: bool,
    as_json: bool,
) -> None:
    """Propose which units the recipients of trainings are, and judge what was proposed.

    Nothing is one until you accept it, and what you accept can be taken back. ID is a judgement's id or its
    unique beginning, as --list prints it.
    """
    said = {"accept": accept, "reject": reject, "take_back": take_back}
    chosen = [name for name, named in said.items() if named]
    if len(chosen) + list_them > 1:
        msg = "one thing at a time: use --list, --accept, --reject or --take-back alone"
        raise UsageError(msg)
    if as_of is not None and not list_them:
        msg = "--as-of shows the past, and nothing can be judged there: use it with --list"
        raise UsageError(msg)
    if chosen:
        _judge(context, said[chosen[0]], _WORDS[chosen[0]], why, clearance, as_json=as_json)
    elif list_them:
        with view(context, as_of, clearance) as shown:
            _list(shown, as_json=as_json)
    else:
        _propose(context, clearance, as_json=as_json)


def _propose(context: click.Context, clearance: str | None, *, as_json: bool) -> None:
    with casebook(context, clearance) as opened:
        found = match(opened)
    levels = {level.value: found.levels[level] for level in Level}
    if as_json:
        print_json({"new": found.new, "proposals": found.found, "recipients": levels})
        return
    screen = console()
    screen.print(f"[bold]{found.new}[/] new proposals of {found.found}.")
    if found.levels:
        screen.print("Of the recipients of trainings that nothing else in the casebook names:")
        for level in Level:
            if found.levels[level]:
                screen.print(f"{found.levels[level]:>9,}  {LEVEL_WORDS[level]}")
    if found.found:
        tell("'answerable match --list' shows them; --accept ID makes two one, --reject ID keeps them apart")


def _judge(
    context: click.Context,
    named: Sequence[str],
    word: Word,
    why: str | None,
    clearance: str | None,
    *,
    as_json: bool,
) -> None:
    with casebook(context, clearance) as opened:
        judged = judge(opened.casebook, named, word, why=why, clearance=opened.clearance)
    if as_json:
        print_json({"word": word, "judgements": [judgement_shape(item.judgement) for item in judged]})
        return
    done = {"accept": "are one", "reject": "are kept apart", "take-back": "are open again"}[word]
    for item in judged:
        console().print(f"{item.judgement.id}  the two {done}", markup=False)


def _list(shown: View, *, as_json: bool) -> None:
    if as_json:
        print_json_list("judgements", _shapes(shown))
        return
    table, number = plain_table("id", "says", "score", "why"), 0
    for judgement in judgements.listed(shown):
        says = "proposed" if judgement.verdict == "unsure" else judgement.verdict
        score = "" if judgement.score is None else f"{judgement.score:.2f}"
        add_row(
            table,
            judgement.id[:8],
            f"{says}, taken back" if judgement.withdrawn else says,
            score,
            judgement.why or "",
        )
        number += 1
    if number:
        console().print(table)
    console().print(f"{several(number, 'judgement')}.")


def _shapes(shown: View) -> Generator[dict[str, Any], None, None]:
    yield from map(judgement_shape, judgements.listed(shown))


def judgement_shape(judgement: Judgement) -> dict[str, Any]:
    """`{"id", "left", "right", "verdict", "score", "why", "withdrawn"}`; `unsure` is a proposal."""
    return {
        "id": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "why": judgement.why,
        "withdrawn": judgement.withdrawn,
    }
