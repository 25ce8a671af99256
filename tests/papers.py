"""How are small documents of every kind made for the tests? Each says the words that it is given."""

import io
import json
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import yaml
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen import canvas

WORDS = "Colonel Ilan Orvek commands the 3rd Brigade."


def pdf(words: str = WORDS, pages: int = 1) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, invariant=1)
    for _ in range(pages):
        page.drawString(72, 720, words)
        page.showPage()
    page.save()
    return out.getvalue()


def word(words: str = WORDS) -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(words)
    document.save(out)
    return out.getvalue()


def sheet(words: str = WORDS) -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["who", "what"])
    book.active.append([words, 1])
    book.save(out)
    return out.getvalue()


def open_document(words: str = WORDS, kind: str = "text") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    bodies = {
        "text": f"<text:p>{words}</text:p>",
        "spreadsheet": '<table:table table:name="S"><table:table-row><table:table-cell '
        f'office:value-type="string"><text:p>{words}</text:p></table:table-cell></table:table-row></table:table>',
    }
    content = (
        f'<office:document-content {spaces} office:version="1.3"><office:body><office:{kind}>{bodies[kind]}'
        f"</office:{kind}></office:body></office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"})


def picture(words: str = WORDS) -> bytes:
    out = io.BytesIO()
    image = Image.new("L", (1400, 200), 255)
    ImageDraw.Draw(image).text((40, 60), words, fill=0, font=ImageFont.load_default(48))
    image.save(out, "PNG")
    return out.getvalue()


def page(words: str = WORDS, head: str = "") -> bytes:
    text = f"<p>{words}</p>" * 3
    return f"<!doctype html><html><head>{head}</head><body><article>{text}</article></body></html>".encode()


def letter(words: str = WORDS, attached: Mapping[str, bytes] | None = None, date: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "A letter"
    if date:
        message["Date"] = date
    message.set_content(words)
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if attached:
        message.set_boundary("=====")
    return bytes(message)


def mailbox(*letters: bytes) -> bytes:
    return b"".join(b"From a@example.org Mon Mar  4 10:00:00 2024\n" + letter + b"\n\n" for letter in letters)


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            # A name by itself would have today's time in it, and other bytes each time.
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def every_kind() -> dict[str, tuple[bytes, str]]:
    """One document of each kind that is read, by name, and the media type that it is."""
    office = "application/vnd.openxmlformats-officedocument"
    return {
        "a.txt": (WORDS.encode(), "text/plain"),
        "b.md": (f"# Title\n\n{WORDS}".encode(), "text/markdown"),
        "c.html": (page(), "text/html"),
        "d.pdf": (pdf(), "application/pdf"),
        "e.docx": (word(), f"{office}.wordprocessingml.document"),
        "f.odt": (open_document(), "application/vnd.oasis.opendocument.text"),
        "g.rtf": (rb"{\rtf1\ansi " + WORDS.encode() + b"}", "application/rtf"),
        "h.eml": (letter(), "message/rfc822"),
        "i.mbox": (mailbox(letter("The first letter.")), "application/mbox"),
        "j.csv": (f"who,what\n{WORDS},1\n".encode(), "text/csv"),
        "k.tsv": (f"who\twhat\n{WORDS}\t1\n".encode(), "text/tab-separated-values"),
        "l.xlsx": (sheet(), f"{office}.spreadsheetml.sheet"),
        "m.ods": (open_document(kind="spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
        "n.zip": (zipped({"inside.txt": "In the archive."}), "application/zip"),
    }


def put(folder: Path, name: str, data: bytes | str = WORDS, **said: object) -> Path:
    """Write a file and, if anything is said of it, its sidecar."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    if said:
        describe(path, **said)
    return path


def describe(path: Path, ending: str = "json", **said: object) -> Path:
    """Write the sidecar of this file."""
    sidecar = path.with_name(f"{path.stem}.meta.{ending}")
    sidecar.write_text(json.dumps(said) if ending == "json" else yaml.safe_dump(said))
    return sidecar
