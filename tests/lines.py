"""How do claims come into a test's casebook? As lines of JSON, through the door that everybody uses."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from answerable.vocabulary.claim import Claim
from answerable.vocabulary.shapes import claim_shape
from commands import Case


def lines(claims: Iterable[Claim]) -> str:
    return "".join(f"{json.dumps(claim_shape(claim))}\n" for claim in claims)


def bring_in(case: Case, *claims: Claim) -> dict[str, Any]:
    """Import these claims. What the command says of it."""
    path = case.folder.parent / "claims.jsonl"
    path.write_text(lines(claims))
    return case("import", "jsonl", path, "--json").json


def export(case: Case, **environment: str) -> list[dict[str, Any]]:
    """Which claims are exported?"""
    return [json.loads(line) for line in case("export", "jsonl", **environment).out.split("\n")[:-1]]


def unheld(claim: Claim) -> Claim:
    """What of a claim outlasts a casebook in which its sources are not held? All but their hashes."""
    citations = [replace(item, source=replace(item.source, sha256=None)) for item in claim.citations]
    return replace(claim, citations=tuple(citations))


def write(path: Path, *claims: Claim) -> Path:
    path.write_text(lines(claims))
    return path
