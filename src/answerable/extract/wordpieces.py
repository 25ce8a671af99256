"""What does the encoder see of a text? Its words as wordpieces, with what lower case hides, in windows.

Words are those of `sentences`: every character that is no white space belongs to exactly one, so a label a
word is an exact stretch of characters. Trainer and reader share this module: they see the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from answerable.extract.lexicon import Lexicon
from answerable.extract.sentences import sentences

LOOKS: Final = 10
"""How many looks can a word have? Five ways of writing it, first of its line or not."""

CORE: Final = 240
"""Wordpieces that a window answers for; with `CONTEXT` on either side and two marks it is 266 long."""

CONTEXT: Final = 12
"""Wordpieces on either side of a window's own that it sees and another window answers for."""

_LONGEST: Final = 100
"""Characters of a word that are looked at: what is longer is no word."""

_MOST_PIECES: Final = 24
"""Wordpieces of one word that are looked at, so that no word fills a window."""

_KEPT: Final = 8192
"""Words whose wordpieces are kept: about 2 MB, and of a news text nineteen words in twenty."""


@dataclass(frozen=True, slots=True)
class Words:
    """Which words has a text, in order? `lines` and `sentences` number the line and sentence of each."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    lines: list[int]

    def __len__(self) -> int:
        """How many words?"""
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Which wordpieces make up the words? Those of word `n` are `firsts[n]` up to `firsts[n + 1]`."""

    ids: list[int]
    looks: list[int]
    firsts: list[int]


@dataclass(frozen=True, slots=True)
class Window:
    """Which words does the encoder see at a time (`first` to `last`), and answer for (`begin` to `end`)?"""

    first: int
    begin: int
    end: int
    last: int


def words_of(text: str, lexicon: Lexicon) -> Words:
    """Which words has the text? Offsets are code points."""
    found = Words([], [], [], [], [])
    line, seen = 0, 0
    for number, sentence in enumerate(sentences(text, lexicon)):
        if text.find("\n", seen, sentence.start) >= 0:
            line += 1
        seen = sentence.end
        found.texts.extend(sentence.words)
        found.starts.extend(sentence.starts)
        found.ends.extend(sentence.ends)
        found.sentences.extend([number] * len(sentence.words))
        found.lines.extend([line] * len(sentence.words))
    return found


class Wordpieces:
    """Which wordpieces does the encoder know? Read from the vocabulary that is shipped beside it.

    What depends on one word alone is made once a word and kept.
    """

    def __init__(self) -> None:
        listed = (files(__package__) / "models" / "wordpieces-en.txt").read_text(encoding="utf-8")
        known = {piece: number for number, piece in enumerate(listed.split("\n")) if piece}
        self._tokenizer = Tokenizer(WordPiece(known, unk_token="[UNK]"))  # noqa: S106  (no password)
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._seen = lru_cache(maxsize=_KEPT)(self._look)
        self.unknown, self.first, self.last = known["[UNK]"], known["[CLS]"], known["[SEP]"]

    def of(self, words: Words) -> Pieces:
        """Which wordpieces make up these words? Every word has at least one."""
        ids: list[int] = []
        looks: list[int] = []
        firsts: list[int] = []
        line = -1
        for text, here in zip(words.texts, words.lines, strict=True):
            firsts.append(len(ids))
            pieces, look = self._seen(text) if len(text) <= _LONGEST else self._look(text)
            ids += pieces
            looks += [look + (here != line)] * len(pieces)
            line = here
        return Pieces(ids, looks, [*firsts, len(ids)])

    def _look(self, word: str) -> tuple[tuple[int, ...], int]:
        """Which wordpieces make up this word, and how does it look where it does not begin its line?"""
        encoded = self._tokenizer.encode([word[:_LONGEST]], is_pretokenized=True, add_special_tokens=False)
        return tuple(encoded.ids[:_MOST_PIECES]) or (self.unknown,), 2 * _case(word)


def _case(word: str) -> int:
    """How is a word written? 0 no letters, 1 small, 2 Capital, 3 CAPITALS, 4 miXed."""
    if not any(char.isalpha() for char in word):
        return 0
    if word.islower():
        return 1
    if len(word) > 1 and word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:] == word[1:].lower() else 4


def windows(words: Words, pieces: Pieces) -> Iterator[Window]:
    """Through which windows is the text read? Each word is answered for by exactly one.

    A window's own words end with a sentence where one ends in its second half, so that few sentences are
    cut. The same text has the same windows whatever is read beside it.
    """
    total = len(words)
    begin = 0
    while begin < total:
        end = _reach(pieces.firsts, begin, CORE)
        if end < total:
            end = _sentence_end(words.sentences, begin + (end - begin) // 2, end)
        first = begin
        while first and pieces.firsts[begin] - pieces.firsts[first - 1] <= CONTEXT:
            first -= 1
        last = _reach(pieces.firsts, end, CONTEXT) if end < total else total
        yield Window(first, begin, end, max(last, end))
        begin = end


def _reach(firsts: Sequence[int], begin: int, most: int) -> int:
    """Up to which word do at most so many wordpieces reach from the word `begin`?"""
    end = begin
    while end + 1 < len(firsts) and firsts[end + 1] - firsts[begin] <= most:
        end += 1
    return end


def _sentence_end(numbers: Sequence[int], lowest: int, end: int) -> int:
    """Where does the last sentence end that ends between these words? `end` if none does."""
    return next((word for word in range(end, lowest, -1) if numbers[word] != numbers[word - 1]), end)
