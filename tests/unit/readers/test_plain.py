import codecs
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.errors import UnreadableError
from answerable.readers.decoding import decode
from answerable.readers.limits import Limits
from answerable.readers.outcome import ReadOutcome

Read = Callable[..., ReadOutcome]


def text_and_notes(outcome: ReadOutcome) -> tuple[str, tuple[str, ...]]:
    assert outcome.rendition is not None
    return outcome.rendition.text, outcome.rendition.notes


@given(st.text())
def test_the_text_of_utf8_encoded_again_is_the_very_bytes(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    decoded = decode(data)
    if not any("\ud800" <= char <= "\udfff" for char in text) and not decoded.encoding.startswith("utf-16"):
        assert decoded.text.encode(decoded.encoding) == data


@given(st.binary(max_size=400))
def test_no_bytes_break_decoding_and_nothing_is_replaced_in_silence(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text.encode("utf-8") is not None
    try:
        unchanged = decoded.text.encode(decoded.encoding) == data
    except UnicodeEncodeError:
        unchanged = False
    assert unchanged or any("U+FFFD" in note for note in decoded.notes)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_line_ends_blanks_and_the_mark_stay_as_they_are(read: Read, name: str) -> None:
    data = codecs.BOM_UTF8 + b"  Brigadier\r\nMusa \r and\n\n\tothers  \n"
    text, notes = text_and_notes(read(data, name))
    assert text == "\ufeff  Brigadier\r\nMusa \r and\n\n\tothers  \n"
    assert text.encode() == data
    assert notes == ()


@pytest.mark.parametrize(
    ("data", "text", "said"),
    [
        ("El año pasado".encode("utf-16"), "\ufeffEl año pasado", "utf-16-le"),
        ("El año pasado en Bogotá".encode("utf-16-le"), "El año pasado en Bogotá", "utf-16-le"),
        ("Muhammadu Buhari said".encode("utf-16-be"), "Muhammadu Buhari said", "utf-16-be"),
        (codecs.BOM_UTF32_BE + "año".encode("utf-32-be"), "\ufeffaño", "utf-32-be"),
        ("El año pasado en Bogotá".encode("cp1252"), "El año pasado en Bogotá", "windows-1252"),
        ("The “Général” – seen at Sévaré".encode("cp1252"), "The “Général” – seen at Sévaré", "windows-1252"),
        ("Полковник Иванов командовал бригадой в Сирии".encode("cp1251"), None, "guess"),
    ],
)
def test_other_encodings_are_read_and_said(read: Read, data: bytes, text: str | None, said: str) -> None:
    found, notes = text_and_notes(read(data, "a.txt"))
    if text is not None:
        assert found == text
    assert any(said in note for note in notes)


def test_a_few_broken_bytes_in_utf8_are_placed_and_noted(read: Read) -> None:
    data = "Mamadou Traoré, Sévaré, Gossi, ménagé, créée, né".encode() + b" \xff\xfe end"
    text, notes = text_and_notes(read(data, "a.txt"))
    assert text == "Mamadou Traoré, Sévaré, Gossi, ménagé, créée, né \ufffd\ufffd end"
    assert len(notes) == 1
    assert "49, 50" in notes[0]


def test_nuls_stay_and_are_noted(read: Read) -> None:
    text, notes = text_and_notes(read(b"Colonel\0 Musa\0", "a.txt"))
    assert text == "Colonel\0 Musa\0"
    assert notes == ("the text holds 2 NUL characters, kept as they are",)


def test_a_text_larger_than_a_rendition_may_be_is_refused_unread(read: Read) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(b"word " * 300, "long.txt", limits=Limits(output_bytes=1000))
    assert caught.value.kind == "too_large"
    assert "long.txt" in str(caught.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_the_rendition_of_a_text_file_is_its_decoded_bytes(read: Read, text: str) -> None:
    outcome = read(text.encode(), "a.txt", "text/plain")
    assert outcome.rendition is not None
    if not any("utf-16" in note for note in outcome.rendition.notes):
        assert outcome.rendition.text == text
