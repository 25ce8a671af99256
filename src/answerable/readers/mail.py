"""What does an email say, and what is attached to it? And which messages does a mailbox hold?"""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from answerable.errors import UnreadableError
from answerable.readers.decoding import decode
from answerable.readers.failures import printable, too_large
from answerable.readers.job import Job
from answerable.readers.member_writer import MemberWriter
from answerable.readers.outcome import Content
from answerable.readers.text_kinds import EMAIL
from answerable.readers.whole_page import whole_page
from answerable.vocabulary.rendition import Rendition

NAME: Final = "mail"
VERSION: Final = "1"
LIBRARY: Final = None

_SHOWN: Final = ("From", "To", "Cc", "Date", "Subject")
_METADATA: Final = (("From", "author"), ("Subject", "title"))
_PARTS: Final = 2_000


def read(path: Path, job: Job) -> Content:
    """Which words does the letter hold, and which files hang on it?

    The text begins with the headers From, To, Cc, Date and Subject, one a line as printed, then an empty
    line, then the body: the plain text if there is one, else the text of the HTML. The metadata have the
    subject as `title`, the sender as `author`, and as `published` the Date header written as ISO 8601, in the
    sender's own time zone. Attachments, and messages inside the message, are members under the names that the
    letter gives them.
    """
    if path.stat().st_size > job.limits.member_bytes:
        raise too_large(job.name, "the file is larger", job.limits.member_bytes)
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    headers = {name: value for name in _SHOWN if (value := _header(message, name))}
    leaves = list(_leaves(message, job))
    body = _body(leaves)
    words, notes = ("", ["the letter has no text"]) if body is None else _text(body)
    writer = MemberWriter(job)
    for number, part in enumerate(leaves, 1):
        if part is not body and not _is_other_form(part, body, leaves):
            _attach(part, number, writer)
    writer.finish()
    lines = [f"{name}: {value}" for name, value in headers.items()]
    metadata = {key: headers[name] for name, key in _METADATA if name in headers}
    sent = _sent(headers.get("Date", ""))
    if sent:
        metadata["published"] = sent
    rendition = Rendition(
        "\n".join([*lines, "", words]), NAME, VERSION, metadata=metadata, notes=tuple(notes)
    )
    return Content(rendition, tuple(writer.members), tuple(writer.refused))


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = str(message.get(name) or "")
    except (ValueError, LookupError, AttributeError, TypeError):
        # The standard library's header parser falls over some malformed headers: the raw words stand then.
        value = next((str(raw) for key, raw in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(value.split())


def _sent(printed: str) -> str | None:
    try:
        return parsedate_to_datetime(printed).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        # No date, or none that exists: it stands in the text as printed, and nothing is guessed.
        return None


def _leaves(message: EmailMessage, job: Job) -> Iterator[EmailMessage]:
    """Which parts hold something? A message inside the message is one part: it is not looked into."""
    waiting = [message]
    count = 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > _PARTS:
            raise UnreadableError(
                "too_many",
                f"{printable(job.name)} has more than {_PARTS} parts",
                "open it in a mail program and save the attachments on their own",
            )
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting.extend(reversed([child for child in inner if isinstance(child, EmailMessage)]))
        else:
            yield part


def _body(leaves: list[EmailMessage]) -> EmailMessage | None:
    for wanted in ("text/plain", "text/html"):
        for part in leaves:
            if part.get_content_type() == wanted and not _is_attachment(part):
                return part
    return None


def _is_attachment(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or _filename(part) != ""


def _is_other_form(part: EmailMessage, body: EmailMessage | None, leaves: list[EmailMessage]) -> bool:
    """Is this the HTML form of the letter whose plain text was taken?"""
    first = next((leaf for leaf in leaves if leaf.get_content_type() == "text/html"), None)
    return body is not None and part is first and not _is_attachment(part)


def _text(part: EmailMessage) -> tuple[str, list[str]]:
    payload = _payload(part)
    decoded = decode(payload, declared=part.get_content_charset())
    # Line ends in a letter are those of the transport, CRLF, and not the writer's.
    text = decoded.text.replace("\r\n", "\n")
    notes = list(decoded.notes)
    if part.get_content_type() == "text/html":
        return whole_page(text), [*notes, "the letter has only an HTML form: its text was taken"]
    return text, notes


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _filename(part: EmailMessage) -> str:
    try:
        return " ".join((part.get_filename() or "").split())
    except (ValueError, LookupError, AttributeError, TypeError):
        # As for other malformed headers; the attachment is then named by its number.
        return ""


def _attach(part: EmailMessage, number: int, writer: MemberWriter) -> None:
    if part.get_content_type() == EMAIL:
        inner = part.get_payload()
        attached = inner[0] if isinstance(inner, list) and inner else None
        if isinstance(attached, EmailMessage):
            writer.write(_filename(part) or f"message-{number}.eml", attached.as_bytes(), EMAIL)
            return
    payload = _payload(part)
    if payload.strip():
        ending = {"text/plain": ".txt", "text/html": ".html"}.get(part.get_content_type(), "")
        writer.write(_filename(part) or f"part-{number}{ending}", payload, None)
