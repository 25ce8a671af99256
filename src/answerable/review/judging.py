"""Are these two the same? What a person makes of what was proposed, and how that is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from answerable.errors import AmbiguousError, UsageError
from answerable.store import judgements
from answerable.store.act import Act, last_act_at
from answerable.store.casebook import Casebook, View
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.judgement import Judgement, Verdict

Word = Literal["accept", "reject", "take-back"]

SHORTEST: Final = 6
"""Characters of an id that are enough to name a judgement, if no other begins with them."""

_VERDICTS: Final[dict[str, Verdict]] = {"accept": "same", "reject": "different"}


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged, and what counts of it now?"""

    judgement: Judgement
    word: Word


def propose(act: Act, pair: tuple[str, str], known: Sequence[Judgement], *, score: float, why: str) -> bool:
    """Was this pair not proposed before? What somebody has judged of it since stands, whatever it was."""
    if known:
        return False
    left, right = sorted(pair)
    key = ids.derived("judgement", left, right, "proposed")
    made = Judgement(id=key, left=left, right=right, verdict="unsure", why=why, score=score)
    return judgements.record(act, made)


def judge(
    casebook: Casebook,
    named: Sequence[str],
    word: Word,
    *,
    why: str | None = None,
    clearance: Visibility = Visibility.RESTRICTED,
) -> list[Judged]:
    """What became of these judgements? All are judged, or, if one cannot be, none.

    `named` are ids or their unique beginnings. To accept or reject adds a judgement of one's own to the
    pair, and withdraws the one that said the opposite; to take back withdraws what is named, and what was
    proposed is open again. UsageError, AmbiguousError.
    """
    with casebook.writing("judge") as act:
        view = View(act.connection, last_act_at(act.connection, None), clearance)
        everything = list(judgements.listed(view))
        chosen = [_named(everything, text) for text in named]
        return [_judged(act, everything, one, word, why) for one in chosen]


def _judged(act: Act, everything: Sequence[Judgement], one: Judgement, word: Word, why: str | None) -> Judged:
    of_pair = [item for item in everything if (item.left, item.right) == (one.left, one.right)]
    decided = [item for item in of_pair if item.verdict != "unsure" and not item.withdrawn]
    if word == "take-back":
        if not decided:
            msg = f"nobody has accepted or rejected {one.id[:8]}: there is nothing to take back"
            raise UsageError(msg)
        for item in decided:
            judgements.withdraw(act, item.id, why)
        return Judged(decided[-1], word)
    verdict = _VERDICTS[word]
    for item in decided:
        if item.verdict == verdict:
            return Judged(item, word)
        judgements.withdraw(act, item.id, why)
    # counted, so that what was taken back can be said again
    turn = sum(item.verdict == verdict for item in of_pair)
    key = ids.derived("judgement", one.left, one.right, verdict, turn)
    made = Judgement(
        id=key, left=one.left, right=one.right, verdict=verdict, why=why or one.why, score=one.score
    )
    judgements.record(act, made)
    return Judged(made, word)


def _named(everything: Sequence[Judgement], text: str) -> Judgement:
    key = text.strip().lower()
    if len(key) < SHORTEST:
        msg = f"{text!r} is too short to name a judgement: give {SHORTEST} characters of its id or more"
        raise UsageError(msg)
    found = [item for item in everything if item.id.startswith(key)]
    if not found:
        msg = f"there is no judgement {text}: 'answerable match --list' lists those there are"
        raise UsageError(msg)
    if len(found) > 1:
        msg = f"{len(found)} judgements have an id that begins with {text}: give more of it"
        raise AmbiguousError(msg, [(item.id, item.why or item.verdict) for item in found])
    return found[0]
