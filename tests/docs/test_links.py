"""No link within the project leads nowhere, and every picture is there."""

import pytest

from manual import ROOT, anchors, links, name, pages, pictures

ELSEWHERE = ("https://", "http://", "mailto:")


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_link_leads_somewhere(page):
    broken = []
    for link in links(page):
        if link.startswith(ELSEWHERE):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists():
            broken.append(f"{link}: there is no {path}")
        elif anchor and target.suffix == ".md" and anchor not in anchors(target):
            broken.append(f"{link}: {name(target)} has no heading {anchor}")
    assert broken == []


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_picture_is_there_and_has_words_for_those_who_cannot_see_it(page):
    for source, words in pictures(page):
        assert not source.startswith(ELSEWHERE), (
            f"{name(page)} fetches {source}: put the picture into docs/images"
        )
        assert (page.parent / source).is_file(), (
            f"{name(page)} shows {source}, which is not there yet: take a screenshot of a source's page in "
            "'answerable serve' over the invented case, and save it under that name"
        )
        assert words.strip(), f"{source} on {name(page)} has no words in its place (alt)"


def test_pages_are_found_at_all():
    assert {ROOT / "README.md", ROOT / "docs" / "tutorial.md"} <= set(pages())
