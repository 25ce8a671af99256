"""Is the whole way the same where a team keeps its rows in PostgreSQL?"""

from pathlib import Path

import pytest

from commands import Case, new_case
from evidence import cite, key, posting
from lines import bring_in
from papers import every_kind, letter, page, put, zipped
from states import state

ONE = "11111111-1111-4111-8111-111111111111"


def way(case: Case, inbox: Path) -> list[object]:
    """Take, read, import, decide, purge, and what there is to see after each of them."""
    seen: list[object] = []
    case("take", inbox)
    case("take", inbox)
    seen.append(state(case))
    case("read")
    bring_in(case, posting(1, [cite(ONE)]), posting(2, [cite(key("source"))], unit=None))
    case("decide", key("claim", 1), "accept", "--set", "person=Mira Tesk", "--set", "visibility=restricted")
    assert "has no unit" in case("decide", key("claim", 2), "accept", code=2).err
    seen.append(state(case))
    wanted = ("commands", "letter", "Mira Tesk", '"3rd Brigade"')
    seen += [case("search", words, "--json").json for words in wanted]
    seen.append(case("claims", "--count", "--json").json)
    assert "purge these too" in case("purge", ONE, "--why", "consent", code=2).err
    case("purge", ONE, case.source("box.zip")["id"], "--why", "consent")
    case.verifies()
    case("take", inbox)
    seen.append(state(case))
    return seen


@pytest.mark.postgres
def test_what_a_casebook_holds_does_not_depend_on_its_database(tmp_path, postgres):
    inbox = tmp_path / "inbox"
    for name, (data, _) in every_kind().items():
        put(inbox, name, data)
    put(
        inbox,
        "odd\nname.txt",
        b"a NUL \0 in the text, and more text, so that it stays a text\n" * 3,
        title="A \0 title",
    )
    put(inbox, "page.html", page("Colonel Sel Odann commands it."), id=ONE, visibility="public")
    put(inbox, "letter.eml", letter("A letter", {"list.txt": b"a list"}), visibility="restricted")
    put(inbox, "box.zip", zipped({"a.txt": "words", "a.meta.json": f'{{"id": "{ONE}"}}', "../b.txt": "x"}))
    put(inbox, "twice.txt")
    address = postgres.create()
    try:
        ways = [
            way(new_case(tmp_path / "sqlite"), inbox),
            way(new_case(tmp_path / "postgres", ANSWERABLE_DATABASE=address), inbox),
        ]
    finally:
        postgres.drop(address)
    for one, other in zip(*ways, strict=True):
        assert one == other
