from collections.abc import Callable
from email.message import EmailMessage

import pytest

from answerable.errors import UnreadableError
from answerable.readers.limits import Limits
from answerable.readers.outcome import ReadOutcome
from answerable.vocabulary.rendition import Rendition

Read = Callable[..., ReadOutcome]


def letter(body: str = "Colonel Marun came.\nHe left.\n") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ana Belić <ana@example.org>"
    message["To"] = "jon@example.org"
    message["Date"] = "Wed, 05 Mar 2014 23:30:00 -0500"
    message["Subject"] = "Mariño brigade"
    message.set_content(body)
    return message


def rendition(outcome: ReadOutcome) -> Rendition:
    assert outcome.rendition is not None
    return outcome.rendition


def test_headers_are_the_first_lines_and_the_body_follows(read: Read) -> None:
    outcome = read(letter().as_bytes(), "a.eml")
    assert outcome.media_type == "message/rfc822"
    assert rendition(outcome).text == (
        "From: Ana Belić <ana@example.org>\nTo: jon@example.org\nDate: Wed, 05 Mar 2014 23:30:00 -0500\n"
        "Subject: Mariño brigade\n\nColonel Marun came.\nHe left.\n"
    )


def test_the_letter_says_its_author_title_and_day(read: Read) -> None:
    assert rendition(read(letter().as_bytes(), "a.eml")).metadata == {
        "author": "Ana Belić <ana@example.org>",
        "title": "Mariño brigade",
        "published": "2014-03-05T23:30:00-05:00",
    }


@pytest.mark.parametrize("printed", ["", "yesterday", "Wed, 45 Mar 2014 10:00:00 +0000"])
def test_a_date_that_is_none_is_not_guessed(read: Read, printed: str) -> None:
    source = f"From: a@example.org\r\nSubject: x\r\nDate: {printed}\r\n\r\nhello\r\n"
    assert "published" not in rendition(read(source.encode(), "a.eml")).metadata


def test_attachments_are_members_and_the_other_form_of_the_letter_is_not(read: Read) -> None:
    message = letter()
    message.add_alternative("<p>Colonel <b>Marun</b> came.</p>", subtype="html")
    message.add_attachment(b"%PDF-1.4 report", maintype="application", subtype="pdf", filename="report 1.pdf")
    message.add_attachment("a,b\n1,2\n", subtype="csv", filename="../../tab.csv")
    message.add_attachment(letter("inner words\n"))
    outcome = read(message.as_bytes(), "a.eml")
    assert "Colonel Marun came." in rendition(outcome).text
    assert "inner words" not in rendition(outcome).text
    names = [(member.name, member.media_hint) for member in outcome.members]
    assert names == [("report 1.pdf", None), ("../../tab.csv", None), ("message-5.eml", "message/rfc822")]
    assert [member.path.name for member in outcome.members] == [
        "member-000001",
        "member-000002",
        "member-000003",
    ]
    assert outcome.members[0].path.read_bytes() == b"%PDF-1.4 report"
    assert b"inner words" in outcome.members[2].path.read_bytes()


def test_a_letter_with_only_html_is_read_as_its_text(read: Read) -> None:
    message = letter()
    message.set_content(
        "<html><head><style>p{}</style></head><p>Colonel&nbsp;Marun<br>came.</p>", subtype="html"
    )
    found = rendition(read(message.as_bytes(), "a.eml"))
    assert found.text.endswith("\n\nColonel Marun\ncame.")
    assert any("HTML" in note for note in found.notes)


def test_a_letter_in_an_encoding_of_its_own_is_decoded(read: Read) -> None:
    head = b"From: a@example.org\r\nTo: b@example.org\r\n"
    source = head + b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\na\xf1o\r\n"
    assert rendition(read(source, "a.eml")).text.endswith("\n\naño\n")


def test_a_letter_in_an_encoding_that_nobody_knows_is_decoded_by_its_bytes(read: Read) -> None:
    source = (
        "From: a@b.org\r\nTo: b@b.org\r\nContent-Type: text/plain; charset=klingon\r\n\r\naño\r\n".encode()
    )
    assert rendition(read(source, "a.eml")).text.endswith("\n\naño\n")


@pytest.mark.parametrize(
    "header",
    [
        b"From: =?utf-8?q?=",
        b"From: <<<@@@>>>, ;:()",
        b"To: group: ;, a@[1.2.3",
        b"Date: \xff\xfe",
        b"Subject: " + b"x" * 100_000,
        b"Content-Type: multipart/mixed; boundary=",
        b"Content-Disposition: attachment; filename*=utf-8'%zz",
        b"Content-Transfer-Encoding: base64",
    ],
)
def test_malformed_headers_do_not_stop_the_letter(read: Read, header: bytes) -> None:
    source = b"From: a@example.org\r\nSubject: x\r\n" + header + b"\r\n\r\nColonel Marun came.\r\n"
    assert rendition(read(source, "a.eml", "message/rfc822")).reader == "mail"


def test_parts_without_end_are_refused(read: Read) -> None:
    part = b"--x\r\nContent-Type: text/plain\r\n\r\na\r\n"
    source = (
        b"From: a@example.org\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        + part * 3_000
    )
    with pytest.raises(UnreadableError) as caught:
        read(source, "a.eml")
    assert caught.value.kind == "too_many"


def test_parts_within_parts_beyond_reason_are_refused(read: Read) -> None:
    source = b"From: a@example.org\r\nSubject: x\r\n"
    for depth in range(2_000):
        source += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth)
    with pytest.raises(UnreadableError) as caught:
        read(source, "a.eml", "message/rfc822")
    assert caught.value.kind in {"too_deep", "too_many"}


MAILBOX = (
    b"From ana@example.org Wed Mar  5 10:00:00 2014\nFrom: Ana <ana@example.org>\nSubject: one\n\n"
    b"First.\n>From the north they came.\nFrom here on 2014\n\n"
    b"From jon@example.org Thu Mar  6 10:00:00 2014 +0100\n"
    b"From: Jon <jon@example.org>\nSubject: two\n\nSecond.\n"
)


def test_each_message_of_a_mailbox_is_a_member(read: Read) -> None:
    outcome = read(MAILBOX, "box.mbox")
    assert outcome.media_type == "application/mbox"
    assert outcome.rendition is None
    assert [(member.name, member.media_hint) for member in outcome.members] == [
        ("00001.eml", "message/rfc822"),
        ("00002.eml", "message/rfc822"),
    ]
    first, second = (member.path.read_bytes() for member in outcome.members)
    assert first.startswith(b"From: Ana")
    assert first.endswith(b">From the north they came.\nFrom here on 2014\n\n")
    assert second.endswith(b"Second.\n")


def test_a_message_too_large_is_refused_and_the_others_are_read(read: Read) -> None:
    box = MAILBOX.replace(b"First.", b"First." + b"x" * 5_000)
    outcome = read(box, "box.mbox", limits=Limits(member_bytes=1_000))
    assert [member.name for member in outcome.members] == ["00002.eml"]
    assert [(refusal.name, refusal.kind) for refusal in outcome.refused] == [("00001.eml", "too_large")]


def test_more_messages_than_may_be_are_counted(read: Read) -> None:
    outcome = read((MAILBOX + b"\n") * 3, "box.mbox", limits=Limits(members=4))
    assert len(outcome.members) == 4
    assert [refusal.kind for refusal in outcome.refused] == ["too_many"]
    assert "2 more documents" in outcome.refused[0].message
