"""How are the documents of the invented case made? `python -m demo.build` writes all of them, always alike.

    python -m demo.build [FOLDER]

Without a folder they, and the sheets that cite them, go where the package ships them from.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from demo.case import DOCUMENTS, Document, load_documents
from demo.mail import mail
from demo.office import sheet, statement
from demo.papers import communique, report
from demo.scan import scan
from demo.sheets import SHEETS, sheets
from demo.sidecars import sidecar
from demo.web_pages import web_page

_CUT_AFTER: Final = 700  # bytes: past the fonts, before the first page


def plain(document: Document) -> bytes:
    """Which bytes does a text have that is kept as it is?"""
    return document.text().encode()


MAKERS: Final[dict[str, Callable[[Document], bytes]]] = {
    maker.__name__: maker for maker in (plain, web_page, communique, report, scan, statement, sheet, mail)
}


def build() -> dict[str, bytes]:
    """Which files does the case have, sidecars included, and with which bytes?"""
    files: dict[str, bytes] = {}
    for document in load_documents():
        if document.maker == "copy":
            files[document.file] = files[document.of]
        elif document.maker == "cut":
            files[document.file] = files[document.of][:_CUT_AFTER]
        else:
            files[document.file] = MAKERS[document.maker](document)
        if document.sidecar:
            name, content = sidecar(document)
            files[name] = content
    return files


def main(folder: Path) -> None:
    """How do the files get into the folder? All of them, written anew; nothing is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    files = build()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    print(f"{len(files)} files, {sum(map(len, files.values())):,} bytes in {folder}")


def write_sheets(folder: Path) -> None:
    """How do the sheets get into the folder?"""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in sheets().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else DOCUMENTS)
    if not sys.argv[1:]:
        write_sheets(SHEETS)
