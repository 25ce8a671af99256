"""Which kind of text is this? Plain, Markdown, HTML, CSV, TSV, RTF, an email or a mailbox."""

import codecs
import re
from collections import Counter
from pathlib import PurePath
from typing import Final

from answerable.readers.decoding import looks_like_utf16, signature

PLAIN: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
CSV: Final = "text/csv"
TSV: Final = "text/tab-separated-values"
RTF: Final = "application/rtf"
EMAIL: Final = "message/rfc822"
MAILBOX: Final = "application/mbox"

_BY_ENDING: Final = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".csv": CSV,
    ".tsv": TSV,
    ".tab": TSV,
    ".eml": EMAIL,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".log": PLAIN,
    ".json": PLAIN,
    ".xml": PLAIN,
}
_HTML_ENDINGS: Final = frozenset({".html", ".htm", ".xhtml", ".shtml"})

# Text may hold a stray NUL or control character, as broken exports do; programs and pictures hold many.
_NUL_SHARE: Final = 0.3
_CONTROL_SHARE: Final = 0.02
_FEW_CONTROLS: Final = 3
_STRANGE_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\0\b\t\n\v\f\r\x1a\x1b"))

_HTML_START: Final = re.compile(
    # A comment ends at its first mark, and is not tried again: thousands of them would take for ever.
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*)*+"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG: Final = re.compile(
    r"<(?:p|div|br|span|table|title|meta|a|h[1-6]|article|section|ul|ol)\b[^<>]*>", re.IGNORECASE
)
_HEADER: Final = re.compile(r"([!-9;-~]{1,76}):(?:[ \t]|\r?\n[ \t]|\r?\n|$)")
_SENDER: Final = frozenset({"from", "sender", "return-path", "received"})
_LETTER: Final = frozenset({"date", "subject", "to", "message-id", "mime-version", "received"})
_MAILBOX_START: Final = re.compile(r"From \S.{0,300}\d{4}\s*\r?\n(?=[!-9;-~]{1,76}:)")
_ROWS_TO_TELL: Final = 3


def of_text(head: bytes, name: str) -> str | None:
    """Which kind of text begins like this? None if it is no text at all.

    RTF, mailboxes and whole HTML pages are known by their first words, whatever they are called. Otherwise
    the ending of `name` decides between what the bytes allow: `.csv` for any text, `.html` where there is a
    tag, `.eml` where there are headers. Without an ending that says anything, headers of an email and rows
    of equally many fields are recognised, and the rest is plain text.
    """
    if head.startswith(b"{\\rtf"):
        return RTF
    text = _decoded_head(head)
    if text is None:
        return None
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return _by_first_words(text) or _by_ending(text, PurePath(name).suffix.lower())


def _by_first_words(text: str) -> str | None:
    if _MAILBOX_START.match(text):
        return MAILBOX
    return HTML if _HTML_START.match(text) else None


def _by_ending(text: str, ending: str) -> str:
    if ending in _HTML_ENDINGS:
        return HTML if _HTML_TAG.search(text) else PLAIN
    named = _BY_ENDING.get(ending)
    if named is not None and named != EMAIL:
        return named
    if _begins_as_email(text):
        return EMAIL
    return PLAIN if named else _separated(text) or PLAIN


def _decoded_head(head: bytes) -> str | None:
    encoding = signature(head) or looks_like_utf16(head)
    if encoding is not None and encoding != "utf-8":
        text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
        strange = sum(char == "\N{REPLACEMENT CHARACTER}" or char < "\b" for char in text)
        return text if strange <= max(_FEW_CONTROLS, _CONTROL_SHARE * len(text)) else None
    nuls = head.count(0)
    controls = len(head) - len(head.translate(None, _STRANGE_CONTROLS))
    if nuls > _NUL_SHARE * len(head) or controls > max(_FEW_CONTROLS, _CONTROL_SHARE * len(head)):
        return None
    # Latin-1 is enough to see tags, headers and separators, and never fails.
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _begins_as_email(text: str) -> bool:
    """Do header lines come first, one of them a sender's, and another that letters have?"""
    found = set()
    for line in text.split("\n", 200)[:200]:
        if not line.strip():
            break
        if line[0] in " \t":
            continue
        match = _HEADER.match(line)
        if match is None:
            return False
        found.add(match[1].lower())
    return bool(found & _SENDER) and bool(found & _LETTER) and len(found) > 1


def _separated(text: str) -> str | None:
    """Do the lines hold equally many tabs, or commas or semicolons, as tables do?"""
    lines = [line for line in text.splitlines()[:-1] if line.strip()][:50]
    if len(lines) < _ROWS_TO_TELL:
        return None
    for separator, kind in (("\t", TSV), (";", CSV), (",", CSV)):
        widths = Counter(line.count(separator) for line in lines)
        if len(widths) == 1 and widths.keys() != {0}:
            return kind
    return None
