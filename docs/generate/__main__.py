"""`python -m docs.generate`: which pages are written anew? The reference that follows from the code."""

from pathlib import Path

from docs.generate.pages import generated_pages, strays

REFERENCE = Path(__file__).parents[1] / "reference"


def main() -> None:
    """What is in the reference now? Every generated page anew, and none that nothing generates any more."""
    for name, text in generated_pages().items():
        page = REFERENCE / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8", newline="\n")
    for page in strays(REFERENCE):
        page.unlink()


if __name__ == "__main__":
    main()
