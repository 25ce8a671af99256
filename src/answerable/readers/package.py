"""How are the parts of an office document, which is a zip, opened without trusting it?"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from lxml import etree

from answerable.readers.failures import damaged, encrypted, is_of_the_disk, too_large
from answerable.readers.job import Job

_ENCRYPTED_FLAG: Final = 0x1
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError)

_DUBLIN_CORE: Final = "{http://purl.org/dc/elements/1.1/}"
_DUBLIN_TERMS: Final = "{http://purl.org/dc/terms/}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
# Where an office document says what it is called, who wrote it, when it was made: none of it is the date of
# publication.
_PROPERTIES: Final = (
    (f"{_DUBLIN_CORE}title", "title"),
    (f"{_DUBLIN_CORE}creator", "author"),
    (f"{_META}initial-creator", "author"),
    (f"{_DUBLIN_TERMS}created", "created"),
    (f"{_META}creation-date", "created"),
    (f"{_DUBLIN_TERMS}modified", "modified"),
    (f"{_DUBLIN_CORE}date", "modified"),
    (f"{_DUBLIN_CORE}language", "language"),
)


class Package:
    """Which parts does this office document have, and what do they say?

    A part is unpacked only up to the job's limit, whatever size the zip declares. XML is parsed without the
    network, without document types and without entities; libxml2's own limits on depth and size hold.
    """

    def __init__(self, archive: zipfile.ZipFile, job: Job) -> None:
        self._archive = archive
        self._job = job
        self._names = frozenset(archive.namelist())
        self.notes: list[str] = []

    def names(self) -> frozenset[str]:
        """Which parts are there?"""
        return self._names

    def part(self, name: str) -> bytes | None:
        """Which bytes does this part hold? None where there is no such part."""
        if name not in self._names:
            return None
        limit = self._job.limits.member_bytes
        try:
            with self._archive.open(name) as member:
                data = member.read(limit + 1)
        except RuntimeError as error:
            raise encrypted(self._job.name) from error
        except _BROKEN as error:
            if is_of_the_disk(error):
                raise
            raise damaged(self._job.name, str(error), name) from error
        if len(data) > limit:
            raise too_large(self._job.name, "a part of it unpacks to more", limit, name)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """Which tree does this part hold? None where there is no such part."""
        data = self.part(name)
        if data is None:
            return None
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise damaged(self._job.name, f"its XML is broken ({error.msg})", name) from error
        docinfo: Any = root.getroottree().docinfo
        if docinfo.doctype:
            self.notes.append(
                f"{name} declares a document type, which office programs do not: its entities were left out"
            )
        return root

    def properties(self, part: str) -> dict[str, str]:
        """What does it say of itself? As printed there: `title`, `author`, `created` and the like."""
        root = self.xml(part)
        found: dict[str, str] = {}
        if root is not None:
            for tag, key in _PROPERTIES:
                value = (root.findtext(f".//{tag}") or "").strip()
                if value:
                    found.setdefault(key, value)
        return found


@contextmanager
def opened(job: Job) -> Iterator[Package]:
    """How is the zip of an office document opened? Raises UnreadableError `damaged` or `encrypted`."""
    try:
        archive = zipfile.ZipFile(job.path)
    except _BROKEN as error:
        if is_of_the_disk(error):
            raise
        raise damaged(job.name, str(error)) from error
    with archive:
        if any(info.flag_bits & _ENCRYPTED_FLAG for info in archive.infolist()):
            raise encrypted(job.name)
        declared = sum(info.file_size for info in archive.infolist())
        if declared > job.limits.total_member_bytes:
            raise too_large(job.name, "it unpacks to more", job.limits.total_member_bytes)
        yield Package(archive, job)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
