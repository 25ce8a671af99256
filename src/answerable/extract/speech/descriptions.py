"""Who is "the general", "the commission", "a former operative"? Whom the report calls so, named or not."""

import re
from collections.abc import Sequence
from typing import Final

from answerable.extract.speech.bearers import Bearer, opening_of, plain_words, without_article
from answerable.extract.speech.names import BearerKind, Named
from answerable.extract.speech.rules import SpeechRules, tokens
from answerable.extract.speech.salience import GENDERS, Salience
from answerable.extract.speech.sources import head_of, heads_of_body, number_of
from answerable.extract.speech.tellers import REACH, Discourse, Teller

_NEAR: Final = 25
"""Names before a body is spoken of by what it is that are looked at."""

_ENOUGH_WORDS: Final = 2
"""Words that two descriptions must share before an unnamed speaker is taken for the named one."""

_NEXT: Final = 2
"""Sentences over which "the minister" may mean whoever spoke, though nobody is called a minister."""

_WORDS_BEHIND: Final = re.compile(r"\s([a-z-]+)(?:\s([a-z-]+))?")
_GENITIVE: Final = re.compile(r"['’]s?\s")


class Descriptions:
    """Who is meant by each description of a text? What it calls somebody by name goes before who spoke."""

    def __init__(self, discourse: Discourse, salience: Salience) -> None:
        self._so_far = discourse
        self._salience = salience
        self._rules: SpeechRules = discourse.rules
        self._bodies: dict[tuple[int, str], Teller] = {}
        self._makers: list[Teller] = []
        self._wrote: dict[str, Teller] = {}

    def teller(self, printed: str, place: int) -> Teller:
        """Who is described so, at this place?"""
        rules = self._rules
        words = tokens(printed)
        head = head_of(printed, rules)
        named = self._named_after(printed, head, place)
        if named is not None:
            return named
        number = "several" if rules.a("joining").intersection(words) else number_of(words, head, rules)
        is_document = head in rules.a("documents")
        if number == "one":
            again = self._last_maker(printed, place) if is_document else self._called(head, printed, place)
            if again is not None:
                return again
        return Teller(
            None if is_document else self._kind(head, printed),
            number,
            place,
            said=without_article(printed, rules) or None,
            head=(plain_words(head, rules.prefixes) or [head])[-1],
            own_gender=rules.genders.get(head),
            is_new=self._is_new(words, printed),
        )

    def maker(self, printed: str, start: int, end: int) -> Teller | None:
        """Who speaks by a document, "a report released by X", "X's report"? `printed` is the source."""
        rules = self._rules
        opening = tokens(opening_of(printed, rules))
        if rules.a("documents", "utterances").isdisjoint(opening):
            return None
        owner = rules.pronouns.get(opening[0]) if len(opening) > 1 else None
        if owner in GENDERS:
            return self._salience.topic(start, GENDERS[owner])
        for item in self._so_far.within(start, end):
            before = [*tokens(self._so_far.text[start : item.start])]
            while before and before[-1] in rules.a("determiners"):
                before.pop()
            is_maker = before[-1:] and before[-1] in rules.a("made_by")
            is_maker = is_maker and rules.a("seen_only").isdisjoint(before[-2:-1])
            if (
                is_maker
                or self._is_before_document(item)
                or _GENITIVE.match(self._so_far.text[item.end : end])
            ):
                made = self._so_far.of(self._so_far.bearers.of(item))
                self._makers.append(made)
                return made
        return None

    def _is_before_document(self, item: Named) -> bool:
        """Is it "an X analysis"? Not "an X poll": what those who were asked say is not X's word."""
        behind = _WORDS_BEHIND.match(self._so_far.text, item.end)
        documents = self._rules.a("documents") - self._rules.a("unauthored")
        return behind is not None and not documents.isdisjoint(behind.groups())

    def wrote(self, around: str, teller: Teller) -> None:
        """By which documents does somebody speak: "said in a statement", "wrote in the letter"?"""
        for word in self._rules.a("documents").intersection(tokens(around)):
            self._wrote[word] = teller

    def _last_maker(self, printed: str, place: int) -> Teller | None:
        """Whose is "the report", "the statement", of which the text has said by whom it is?"""
        words = tokens(printed)
        if len(words) != _ENOUGH_WORDS or not self._is_definite(printed):
            return None
        return (
            self._wrote.get(words[1]) or self._author(place) or (self._makers[-1] if self._makers else None)
        )

    def _author(self, place: int) -> Teller | None:
        """Who has written or released something by now: "X wrote a memoir"? Whoever did so last."""
        for item in reversed(self._so_far.before(place, len(self._so_far.named))):
            if self._so_far.phrasing.makes.match(self._so_far.text, item.end):
                return self._so_far.of(self._so_far.bearers.of(item))
        return None

    def _kind(self, head: str, printed: str) -> BearerKind | None:
        is_body = head in self._rules.a("bodies") and not self._is_person(head, printed)
        return "body" if is_body else "person"

    def _is_person(self, head: str, printed: str) -> bool:
        """Is a word for a body one for a person here ("the justice", not "Justice")?"""
        rules = self._rules
        is_small = head in printed
        words = rules.a("generic_persons", "epithets") | rules.short_for.keys()
        return is_small and head in words

    def _is_definite(self, printed: str) -> bool:
        return not self._rules.a("definite").isdisjoint(tokens(printed)[:1])

    def _is_new(self, words: Sequence[str], printed: str) -> bool:
        owners = self._rules.a("indefinite", "owners")
        return bool(words) and (words[0] in owners or bool(_GENITIVE.search(printed)))

    # ── bodies ───────────────────────────────────────────────────────────────────────────────────

    def _named_after(self, printed: str, head: str, place: int) -> Teller | None:
        """Is it a body that is named after somebody or some place ("the X campaign", "the army of Brenn")?

        Or is it that body again ("the campaign")? The name is that under which it came first.
        """
        rules = self._rules
        if head not in rules.a("named_after"):
            return None
        plain = without_article(opening_of(printed, rules), rules)
        inside = [
            item
            for item in self._so_far.within(place, place + len(printed))
            if item.end <= place + len(printed)
        ]
        if inside and plain[:1].isupper():
            return self._body_called(inside[0].start, head, plain, place)
        if plain.lower() == head and self._is_definite(printed):
            known = [teller for (_, last), teller in self._bodies.items() if last == head]
            return known[-1] if known else None
        return None

    def body_of(self, printed: str, place: int) -> Teller | None:
        """Is it a body whose name is a phrase, "the army of Brenn", or that and another together?"""
        rules, phrasing = self._rules, self._so_far.phrasing
        head = head_of(printed, rules)
        match = phrasing.body_of.match(printed)
        if match is None or head not in rules.a("bodies"):
            return None
        end = place + match.end()
        item = next(iter(self._so_far.within(end, end + 1)), None)
        if item is None or item.end > place + len(printed):
            return None
        rest = printed[item.end - place :]
        if phrasing.joined.match(rest) and not rest.startswith(","):
            phrase = printed[match.start("name") :].strip(" ,")
            return Teller("body", "several", place, phrase=phrase, head=head)
        return self._body_called(item.start, head, printed[match.start("name") : item.end - place], place)

    def _body_called(self, name_start: int, head: str, name: str, place: int) -> Teller:
        owner = next(item for item in self._so_far.within(name_start, name_start + 1))
        key = (id(self._so_far.bearers.of(owner)), head)
        return self._bodies.setdefault(key, Teller("body", "one", place, phrase=name, head=head))

    def _last_body(self, place: int) -> Teller | None:
        """Which body spoke last before this place, or was named last? What is no known person may be one."""
        for told in self._so_far.spoke(place):
            bearer = told.teller.bearer
            if told.teller.kind == "body" and told.teller.name is not None:
                return told.teller
            if bearer is not None and bearer.kind is None and bearer.gender is None:
                bearer.kind = "body"
                return told.teller
        for item in reversed(self._so_far.before(place, _NEAR)):
            bearer = self._so_far.bearers.of(item)
            if bearer.kind == "body":
                return self._so_far.of(bearer)
        return None

    # ── persons ──────────────────────────────────────────────────────────────────────────────────

    def _called(self, head: str, printed: str, place: int) -> Teller | None:
        rules = self._rules
        own = self._own_words(printed)
        forms = rules.short_for.get(head, frozenset({head}))
        plain = (plain_words(head, rules.prefixes) or [head])[-1]
        is_definite = self._is_definite(printed)
        if is_definite and plain in rules.a("generic_bodies") and len(own) == 1:
            return self._last_body(place)
        before: list[tuple[int, Teller]] = []
        behind: list[tuple[int, Bearer]] = []
        for bearer in self._so_far.bearers.all:
            known = bearer.words()
            fits_title = bool(forms & known) and own - {plain} <= known | rules.a("described")
            fits_body = bearer.kind == "body" and plain in heads_of_body(bearer, rules) and len(own) == 1
            at = max((one.start for one in bearer.named if one.start < place), default=None)
            if is_definite and at is not None and (fits_title or fits_body):
                before.append((at, self._so_far.of(bearer)))
            if len(own) >= _ENOUGH_WORDS and own <= known and plain in known:
                behind.append((bearer.first, bearer))
        if is_definite:
            before += [
                (told.place, told.teller)
                for told in self._so_far.spoke(place)
                if told.teller.bearer is None and told.teller.number == "one" and told.teller.head == plain
            ]
        if before:
            return max(before, key=lambda found: found[0])[1]
        if is_definite and self._kind(head, printed) == "person":
            is_bare = own <= rules.a("described") | {plain} and not _GENITIVE.search(printed)
            near = self._on_the_mind(head, place, is_bare=is_bare)
            if near is not None:
                return near
        return self._so_far.of(min(behind, key=lambda found: found[0])[1]) if behind else None

    def _on_the_mind(self, head: str, place: int, *, is_bare: bool) -> Teller | None:
        """Who is meant where the text calls nobody so? `is_bare`: the words say nothing but what one is."""
        rules = self._rules
        is_office = is_bare and (head in rules.short_for or head in rules.honorifics)
        is_office = is_office and head not in rules.a("epithets")
        if is_office and self._is_known_unnamed(head, place):
            return None
        if is_office or head in rules.a("epithets"):
            return self._salience.topic(place, rules.genders.get(head))
        if head in rules.a("generic_persons"):
            return self._last_person(head, place, REACH)
        return self._last_person(head, place, _NEXT) if is_bare else None

    def _own_words(self, printed: str) -> set[str]:
        """Which words describe them here? Names among them do not count, nor what says of whom."""
        rules = self._rules
        opening = opening_of(printed, rules)
        last = opening.split()[-1:]
        return {
            word
            for piece in opening.split()
            if not piece[0].isupper() or [piece] == last
            for word in plain_words(piece, rules.prefixes)
            if not word[0].isdigit()
        } - rules.a("determiners")

    def _is_known_unnamed(self, head: str, place: int) -> bool:
        """Has the text spoken of "the mayor of X" before, and called nobody so by name?"""
        articles = "|".join(sorted(self._rules.a("definite")))
        unnamed = re.compile(rf"(?i:\b(?:{articles})\s{re.escape(head)})\b(?!,?\s[A-Z])")
        return unnamed.search(self._so_far.text, 0, max(0, place - 1)) is not None

    def _last_person(self, head: str, place: int, reach: int) -> Teller | None:
        """Who spoke last and may be called so: by being a man or woman, or by nothing else?

        What is no word for just anybody ("the minister") means only who spoke in the sentences before.
        """
        gender = self._rules.genders.get(head)
        for told in self._so_far.spoke(place, reach):
            if told.teller.may_be(gender) and not told.is_aside:
                return told.teller
        return None
