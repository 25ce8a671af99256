"""What does a Word document say? Headers, paragraphs and tables in order, then footers and notes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from answerable.readers.failures import damaged, printable
from answerable.readers.job import Job
from answerable.readers.outcome import Content
from answerable.readers.package import Package, opened
from answerable.readers.text_builder import TextBuilder
from answerable.readers.word_markup import paragraphs
from answerable.vocabulary.rendition import Rendition

NAME: Final = "docx"
VERSION: Final = "1"
LIBRARY: Final = None

_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Parts that Word would fetch on opening the document; a hyperlink is not one.
_FETCHED: Final = {
    "attachedTemplate": "template",
    "image": "picture",
    "oleObject": "object",
    "frame": "frame",
    "subDocument": "part",
    "aFChunk": "part",
}


def read(path: Path, job: Job) -> Content:  # noqa: ARG001 - one shape for all readers; the package opens the job
    """Which text does the document hold, one paragraph a line?

    The order is: headers, the body, footers, footnotes, endnotes, comments. Cells of a table's row are joined
    by tabs. A footnote's mark stands as `[n]` where it is called and before its words. Of tracked changes,
    insertions are in and deletions out, as on a printout of the final version; a note says so. Nothing
    outside the file is fetched: what Word would fetch (a remote template) is named in a note.
    """
    with opened(job) as package:
        main = _main_part(package, job)
        folder, _, leaf = main.rpartition("/")
        related = list(_relationships(package, f"{folder}/_rels/{leaf}.rels"))
        text = TextBuilder(job.name, job.limits)
        deleted = False
        for part in _in_reading_order(folder, main, related, package):
            root = package.xml(part)
            if root is None:
                continue
            deleted = deleted or any(True for _ in root.iter("{*}del", "{*}moveFrom"))
            for line in paragraphs(root):
                text.write(line + "\n")
        settings = f"{folder}/_rels/settings.xml.rels"
        notes = _not_fetched([*related, *_relationships(package, settings)])
        if deleted:
            notes.append("it has tracked changes: insertions are in the text, deletions are not")
        metadata = package.properties("docProps/core.xml")
        notes += package.notes
    return Content(Rendition(text.text(), NAME, VERSION, metadata=metadata, notes=tuple(notes)))


def _main_part(package: Package, job: Job) -> str:
    for kind, target, _ in _relationships(package, "_rels/.rels"):
        if kind == "officeDocument":
            return target.lstrip("/")
    if "word/document.xml" in package.names():
        return "word/document.xml"
    raise damaged(job.name, "it names no main document")


def _relationships(package: Package, part: str) -> Iterator[tuple[str, str, bool]]:
    """Which other parts belong to this one? Kind, target, and whether it lies outside the file."""
    root = package.xml(part)
    if root is None:
        return
    for element in root.iter(_RELATIONSHIP):
        kind = (element.get("Type") or "").rpartition("/")[2]
        yield kind, element.get("Target") or "", element.get("TargetMode") == "External"


def _in_reading_order(
    folder: str, main: str, related: list[tuple[str, str, bool]], package: Package
) -> Iterator[str]:
    def parts(kind: str) -> list[str]:
        inside = [target for found, target, external in related if found == kind and not external]
        return [target.lstrip("/") if target.startswith("/") else f"{folder}/{target}" for target in inside]

    order = [*parts("header"), main, *parts("footer"), *parts("footnotes"), *parts("endnotes")]
    order += parts("comments")
    return (part for part in dict.fromkeys(order) if part in package.names())


def _not_fetched(related: list[tuple[str, str, bool]]) -> list[str]:
    outside = dict.fromkeys(
        (_FETCHED[kind], target) for kind, target, far in related if far and kind in _FETCHED
    )
    return [
        f"it names a remote {what} ({printable(target)}), which was not fetched" for what, target in outside
    ]
