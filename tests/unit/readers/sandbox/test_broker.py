"""Is tesseract, which looks at a stranger's pixels, shut in too? Does the broker do nothing but run it?"""

import io
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from answerable.readers.outcome import ReadOutcome
from answerable.readers.sandbox import Sandbox, seccomp
from answerable.readers.sandbox.broker import _answer, beside_this_process
from answerable.readers.tesseract import LocalTesseract, TesseractError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux's sandbox")


def page_of_words(path: Path) -> None:
    image = Image.new("L", (2480, 3508), "white")
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(48)
    for line in range(50):
        pen.text((150, 150 + line * 64), f"Line {line}: the colonel and the brigade were seen", "black", font)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    path.write_bytes(buffer.getvalue())


def walls_of(name: str) -> dict[str, str] | None:
    """Which walls does the kernel see around a running process of this name?"""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            lines = (folder / "status").read_text().splitlines()
        except OSError:
            continue
        found = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
        if found.get("Name") == name and found.get("Seccomp_filters", "0") not in {"0", "1"}:
            return found
    return None


@pytest.mark.skipif(not seccomp.available(), reason="this kernel has no seccomp filters")
def test_tesseract_runs_behind_the_walls(sandbox: Sandbox, tmp_path: Path, tesseract: LocalTesseract) -> None:
    path = tmp_path / "scan.png"
    page_of_words(path)
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(sandbox.read, path, name="scan.png")
        seen = None
        while seen is None and not reading.done():
            seen = walls_of("tesseract")
            time.sleep(0.005)
        outcome: ReadOutcome = reading.result()
    with outcome:
        assert outcome.rendition is not None
        assert "Line 49: the colonel and the brigade were seen" in outcome.rendition.text
    assert seen is not None
    assert seen["NoNewPrivs"] == "1"
    # The server's filter, and the one that keeps tesseract from making processes.
    assert seen["Seccomp_filters"] == "2"


@pytest.mark.skipif(not seccomp.available(), reason="this kernel has no seccomp filters")
def test_the_broker_runs_tesseract_for_a_process_that_may_not(
    scratch: Path, tesseract: LocalTesseract
) -> None:
    broker = beside_this_process(tesseract)
    with broker.asks, broker.hears:
        assert broker.version() == tesseract.version()
        assert broker.languages() == tesseract.languages()
        (scratch / "page.pgm").write_bytes(b"P5\n200 100\n255\n" + b"\xff" * 20_000)
        assert broker.recognise("page.pgm", ("eng",), 300).startswith("level\t")
        assert sorted(path.name for path in scratch.iterdir()) == ["page.pgm"]
        with pytest.raises(TesseractError, match="cannot be"):
            broker.recognise("../page.pgm", ("eng",), 300)
        with pytest.raises(TesseractError):
            broker.recognise("missing.pgm", ("eng",), 300)


@pytest.mark.parametrize(
    "question",
    [
        {"what": "shell", "command": "id"},
        {"what": "recognise", "picture": "page.pgm; id", "languages": ["eng"], "dpi": None},
        {"what": "recognise", "picture": "page.pgm", "languages": ["eng", "-c"], "dpi": None},
        {"what": "recognise", "picture": "page.pgm", "languages": ["eng"], "dpi": "300 -c"},
    ],
)
def test_the_broker_refuses_everything_else(tesseract: LocalTesseract, question: dict[str, object]) -> None:
    with pytest.raises((TesseractError, ValueError)):
        _answer(tesseract, question)
