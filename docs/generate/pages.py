"""Which pages of the reference are generated, and what does each say?"""

import json
from pathlib import Path
from typing import Any, Final

from docs.generate import claim_types, commands, settings
from docs.generate.json_documents import DOCUMENTS, PRINTED_BY, index

SCHEMA_ENDING: Final = ".schema.json"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def generated_pages() -> dict[str, str]:
    """What does every generated page say? By its path below `docs/reference`."""
    pages = {
        "commands.md": commands.page(PRINTED_BY),
        "settings.md": settings.page(),
        "claim-types.md": claim_types.page(),
        "json/README.md": index(),
    }
    for name, schema in DOCUMENTS.items():
        pages[f"json/{name}{SCHEMA_ENDING}"] = _written(schema)
    return pages


def strays(reference: Path) -> list[Path]:
    """Which schemas lie in this folder that nothing generates any more?"""
    known = generated_pages()
    found = sorted((reference / "json").glob(f"*{SCHEMA_ENDING}"))
    return [path for path in found if path.relative_to(reference).as_posix() not in known]


def _written(schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": DIALECT, **schema}, ensure_ascii=False, indent=2) + "\n"
