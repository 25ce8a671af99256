"""The first page says what it must, and keeps to one screen before it does."""

import re

from answerable import __version__
from manual import ROOT, code, pictures, typed

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")


def test_the_two_commands_are_there_and_come_first():
    made = [item.words for item in typed(README) if item.words[0] == "make"]
    assert made == [("make", "demo"), ("make", "test")]


def test_it_shows_a_picture():
    assert pictures(README)


def test_it_says_what_it_needs():
    first = TEXT[: TEXT.index("## ")]
    assert [word for word in ("Python 3.11", "git", "make") if word not in first] == []


def test_it_is_calm():
    prose = re.sub(r"```.*?```|<[^>]+>|!\[", "", TEXT, flags=re.DOTALL)
    assert "!" not in prose
    assert "shields.io" not in TEXT


def test_it_shows_how_a_first_casebook_goes():
    verbs = [item.words for item in typed(README) if item.words[0] == "answerable"]
    flat = [word for words in verbs for word in words]
    assert [verb for verb in ("new", "take", "read", "claims", "decide", "verify") if verb not in flat] == []


def test_the_changelog_tells_of_this_version():
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_named():
    assert "Apache-2.0" in TEXT
    assert any("LICENSE" in text for _, text in code(README)) or "](LICENSE)" in TEXT
