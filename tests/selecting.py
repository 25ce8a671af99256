"""Which elements of a page does a test mean? Enough of CSS: `main .lead`, `a.title[rel="next"]`, `#q`."""

import re

from lxml import html

_PART = re.compile(r'([.#]?)([\w-]+)|\[([\w-]+)(?:="([^"]*)")?\]')


def select(page: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    """Which elements are these, in the order of the page?"""
    return page.xpath(".//" + "//".join(map(_step, selector.split())))


def _step(part: str) -> str:
    tag, tests = "*", ""
    for sign, name, attribute, value in _PART.findall(part):
        if attribute:
            tests += f'[@{attribute}="{value}"]' if value else f"[@{attribute}]"
        elif sign == ".":
            tests += f'[contains(concat(" ", normalize-space(@class), " "), " {name} ")]'
        elif sign == "#":
            tests += f'[@id="{name}"]'
        else:
            tag = name
    return tag + tests
