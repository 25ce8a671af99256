"""The process that reads one document where there is no fork server: asked on its standard input."""

import json
import os
import sys
from pathlib import Path

from answerable.readers.limits import Limits
from answerable.readers.reading import read_file
from answerable.readers.sandbox.child import Read, read_document, walls_for


def serve_one(read: Read = read_file) -> None:
    """Which document is to be read? One, with the limits that this system has; then this process ends."""
    setup = json.loads(sys.stdin.buffer.read())
    limits = Limits(**setup["limits"])
    tesseract = None if setup["tesseract"] is None else Path(setup["tesseract"])
    # Libraries print warnings: only frames may reach the parent.
    pipe = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    read_document(setup["request"], walls_for(limits, None, filtered=False), tesseract, read, pipe)


if __name__ == "__main__":
    serve_one()
