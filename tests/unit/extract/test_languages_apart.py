"""Does the code that reads know any word of a language? Those stand in rule files: Spanish is to follow."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final, get_args

import pytest
import yaml

from answerable.extract import attachment, edges, tenses
from answerable.extract.speech import names, salience
from answerable.extract.speech.rules import speech_rules
from answerable.vocabulary import attribution, mention

_CODE: Final = Path(str(files("answerable.extract")))
_OURS: Final = re.compile(r"\(\?P<\w+>|\(\?[aiLmsux]+[:)]|\\[a-zA-Z]|\[[^\]]*\]|\\u[0-9a-f]{4}|\{[^}]*\}")
"""What a pattern is written with: groups, classes, counts."""
_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_OF_PATTERNS: Final = frozenset(
    {"compile", "search", "match", "fullmatch", "finditer", "findall", "sub", "split"}
)
_OF_WORDS: Final = frozenset({"startswith", "endswith", "find", "rfind", "removeprefix", "removesuffix"})
_LABELS: Final = frozenset(
    label
    for labels in (
        attribution.Stance, attribution.Grounds, attribution.Number, mention.MentionType,
        edges.Edge, tenses.Tense, attachment.Side, names.BearerKind,
    )
    for label in get_args(labels)
) | frozenset(salience.GENDERS) | frozenset(salience.GENDERS.values())  # fmt: skip
_PRONOUNS: Final = frozenset(speech_rules().pronouns.values())
"""The kinds of pronouns go by one of them."""
_OTHERS: Final = frozenset({
    "nm", "mn", "ot", "mwyterua", "mwynteruaol/",  # symbols of dates
    ".py", "json", "line", "page", "cell", "text/plain", "text/markdown",
    "lang", "LATIN", "address", "rank", "title", "Commander",  # kinds and a role of rule files
})  # fmt: skip


def _constants(node: ast.AST) -> Iterator[str]:
    """Which pieces of text are written here? Not the names by which a pattern asks the rules for words."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from _constants(part)
    elif isinstance(node, ast.BinOp | ast.Set | ast.Tuple | ast.List):
        for child in ast.iter_child_nodes(node):
            yield from _constants(child)


def _texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Which pieces of text decide something: patterns, and what is compared with?"""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            places: list[ast.AST] = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            places = [node.value]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            places = list(node.args) if node.func.attr in _OF_PATTERNS | _OF_WORDS else []
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "frozenset":
            places = list(node.args)
        else:
            places = []
        for place in places:
            for text in _constants(place):
                yield node.lineno if hasattr(node, "lineno") else node.value.lineno, text


def words_in(source: str) -> list[tuple[int, str]]:
    """Which words that may be of a language decide something in this code, and in which line?"""
    return [
        (line, word)
        for line, text in _texts(ast.parse(source))
        if text not in _LABELS | _PRONOUNS | _OTHERS
        for word in _WORD.findall(_OURS.sub(" ", text))
        if word not in _LABELS | _PRONOUNS | _OTHERS
    ]


@pytest.mark.parametrize("path", sorted(_CODE.rglob("*.py")), ids=lambda path: str(path.relative_to(_CODE)))
def test_no_word_of_a_language_decides_anything_in_code(path: Path):
    assert words_in(path.read_text(encoding="utf-8")) == []


def test_words_of_a_language_in_code_are_found():
    assert words_in('import re\nJOINT = re.compile(rf",?\\s(?:and|{but})\\s(?P<name>[a-z]+)")') == [
        (2, "and")
    ]
    assert words_in('if word.endswith(("ing", end)):\n    pass') == [(1, "ing")]
    assert words_in('if word in {"this", "asserts"} or word == "Person":\n    pass') == [(1, "this")]
    assert words_in('_TITLES = frozenset({"mr"})') == [(1, "mr")]
    assert words_in('match word:\n    case "hers":\n        pass') == [(2, "hers")]


@pytest.mark.parametrize("path", sorted(_CODE.rglob("*en.yaml")), ids=lambda path: path.name)
def test_every_rule_file_says_of_which_language_it_is(path: Path):
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["lang"] == "en"
