"""Can everybody read the pages: enough contrast by day and by night, and nothing fetched from elsewhere?"""

import re
from importlib.resources import files

import pytest

from answerable.web.highlights import Kind

_STATIC = files("answerable.web") / "static"
_PAGE, _TEXT = ((_STATIC / name).read_text(encoding="utf-8") for name in ("page.css", "text.css"))
_PAIR = re.compile(r"light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")
_COLOURS = {
    name: _PAIR.search(value).groups()
    for name, value in re.findall(r"--([\w-]+): (light-dark\([^;]+\))", _PAGE)
}
_TINTS = _PAIR.search(re.search(r"--tint: (light-dark\([^;]+\))", _TEXT)[1]).groups()
_LINES = [
    pair.groups() for pair in _PAIR.finditer("".join(re.findall(r"text-decoration-color: [^;]+;", _TEXT)))
]

_WORDS = 4.5  # WCAG 2.2 AA: words of ordinary size against what is behind them
_SHAPES = 3.0  # and the lines, borders and rings that one must see


def _brightness(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    lighter, darker = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("words", "behind"),
    [
        *((words, behind) for words in ("ink", "muted", "link") for behind in ("paper", "raised")),
        *((words, behind) for words in ("accepted", "conflict", "closed") for behind in ("paper", "raised")),
        ("notice-ink", "notice"),
        ("ink", "notice"),
        ("muted", "notice"),
        ("found-ink", "found"),
        ("paper", "closed"),
    ],
)
def test_words_stand_out_from_what_is_behind_them(scheme, words, behind):
    assert _contrast(_COLOURS[words][scheme], _COLOURS[behind][scheme]) >= _WORDS


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_marked_words_their_lines_and_the_focus_can_be_seen(scheme):
    assert _contrast(_COLOURS["ink"][scheme], _TINTS[scheme]) >= _WORDS
    assert len(_LINES) == 5
    assert all(_contrast(line[scheme], behind) >= _SHAPES for line in _LINES for behind in (_TINTS[scheme],))
    for behind in ("paper", "raised", "found", "notice"):
        assert _contrast(_COLOURS["focus"][scheme], _COLOURS[behind][scheme]) >= _SHAPES
    border = _PAIR.search(re.search(r"\.search input \{[^}]+\}", _PAGE)[0]).groups()
    assert _contrast(border[scheme], _COLOURS["paper"][scheme]) >= _SHAPES


def test_kinds_of_words_are_told_apart_without_colour():
    styles = dict(re.findall(r"\.as-(\w+) \{ text-decoration-(?:style|line): (\w+)", _TEXT))
    assert set(styles) == {kind.value for kind in Kind} - {"found"}
    assert len(set(styles.values())) == len(styles)


@pytest.mark.parametrize("name", ["page.css", "text.css", "page.js", "icon.svg"])
def test_nothing_is_fetched_from_elsewhere(name):
    words = (_STATIC / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(
        r"https?:|//\w+\.|@import|@font-face|url\(|\bimport\b|fetch\(|innerHTML|eval\(", words
    )
