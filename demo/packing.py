"""Will the same office file be the same bytes tomorrow? It is a zip, and zips remember the clock."""

import re
import zipfile
from io import BytesIO
from typing import Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_MADE_AT: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def without_clock(office_file: bytes, made: str) -> bytes:
    """Which bytes does this office file have if nothing in it depends on when it was built?

    Every member gets the first date that a zip knows; the core properties say `made` (ISO, UTC).
    """
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(office_file)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MADE_AT.sub(rb"\g<1>" + made.encode() + rb"\g<3>", content)
            member = zipfile.ZipInfo(name, date_time=_EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 3
            new.writestr(member, content)
    return packed.getvalue()
