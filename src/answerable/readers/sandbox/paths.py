"""Which files of the system must a reader see: Python, its libraries, tesseract and its data?"""

import sysconfig
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_LIBRARIES: Final = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")
_TESSERACT_DATA: Final = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/usr/local/share/tesseract-ocr",
)
_DEVICES: Final = ("/dev/null", "/dev/urandom", "/dev/zero")
# Programs are started by the dynamic linker, which the kernel must be allowed to run.
_LINKERS: Final = (
    "/lib64/ld-linux-x86-64.so.2",
    "/lib/ld-linux-aarch64.so.1",
    "/lib/ld-musl-x86_64.so.1",
    "/lib/ld-musl-aarch64.so.1",
)
# Where a whole system's packages lie side by side, readable by everyone by design.
_STORES: Final = ("/nix/store", "/gnu/store")
_PACKAGE_FOLDERS: Final = frozenset({"site-packages", "dist-packages"})
_OURS: Final = (
    "answerable",
    "lxml",
    "PIL",
    "pypdfium2",
    "python_calamine",
    "striprtf",
    "trafilatura",
    "puremagic",
)


def readable(tesseract: Path | None) -> tuple[Path, ...]:
    """What may be read? Never a home folder as a whole, even where Python or its packages lie in one."""
    python = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    found = [Path(text) for text in (*_LIBRARIES, *_TESSERACT_DATA, *_DEVICES, *_STORES, *python)]
    found += [folder for name in _OURS for folder in _package_folders(name)]
    if tesseract is not None:
        found.append(tesseract)
        prefix = tesseract.parent.parent
        if prefix not in {Path("/"), Path("/usr")}:
            found += [prefix / "lib", prefix / "share" / "tessdata"]
    return tuple(dict.fromkeys(path.resolve() for path in found if path.exists()))


def executable(tesseract: Path | None) -> tuple[Path, ...]:
    """What may be run? Tesseract, and the linker that starts it."""
    if tesseract is None:
        return ()
    linkers = [Path(text).resolve() for text in _LINKERS if Path(text).exists()]
    return (tesseract, *linkers, *(Path(text) for text in _STORES if Path(text).exists()))


def _package_folders(name: str) -> tuple[Path, ...]:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent
    return (folder.parent,) if folder.parent.name in _PACKAGE_FOLDERS else (folder,)
