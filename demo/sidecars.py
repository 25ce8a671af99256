"""What stands in STEM.meta.json or STEM.meta.yaml beside a document that cannot say it itself?"""

import json
import uuid
from typing import Final

import yaml

from demo.case import Document

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://pelandra.example/")


def sidecar(document: Document) -> tuple[str, bytes]:
    """Under which name and with which bytes is the sidecar of this document written?"""
    known = {
        "id": source_id(document.file),
        "title": document.title,
        "publication": document.publication,
        "date": str(document.published) if document.published else "",
        "url": document.url,
        "archive_url": document.archive_url,
        "visibility": document.visibility,
    }
    said = {name: value for name, value in known.items() if value}
    if document.sidecar == "json":
        written = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    else:
        written = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000)
    return f"{document.stem}.meta.{document.sidecar}", written.encode()


def source_id(file: str) -> str:
    """Which id does its sidecar give this document?"""
    return str(uuid.uuid5(_NAMESPACE, file))
