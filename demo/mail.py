"""How does the desk's mail look as a file? Headers, a body in plain text and one attachment."""

from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from demo.case import Document
from demo.office import word_document


def mail(document: Document) -> bytes:
    """Which bytes does the mail have, with its attachment inside?"""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Teodrin Vashlow <teodrin.vashlow@desk.example>"
    message["To"] = "Runa Keldersen <runa.keldersen@desk.example>"
    message["Subject"] = document.title
    message["Date"] = format_datetime(datetime.combine(document.day, time(9, 42), tzinfo=UTC))
    message["Message-ID"] = "<20240506094200.4bde@desk.example>"
    message.set_content(document.text("mail"))
    message.add_attachment(
        word_document(document, document.text("attachment")),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="succession-4-brigade.docx",
    )
    # the standard library draws a new boundary each time
    message.set_boundary("=_desk-2024-05-06")
    return message.as_bytes()
