"""`answerable search TEXT`: where do these words stand?"""

import click

from answerable.cli.options import as_json, as_of, clearance, view
from answerable.cli.printing import console, plain, print_json, several
from answerable.store import search, sources
from answerable.store.casebook import View


@click.command("search")
@click.argument("text")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Hits of a kind."
)
@as_of
@clearance
@as_json
@click.pass_context
def command(
    context: click.Context, text: str, limit: int, as_of: str | None, clearance: str | None, *, as_json: bool
) -> None:
    """Search source texts, titles and the names in claims. All words must be there; "quote a phrase"."""
    with view(context, as_of, clearance) as shown:
        texts = list(search.in_texts(shown, text, limit))
        titles = search.in_titles(shown, text, limit)
        names = search.in_names(shown, text, limit)
        labels = _labels(shown, [*titles, *(hit.source for hit in texts)])
    if as_json:
        print_json(
            {
                "names": [{"entity": hit.entity, "name": hit.name, "claims": hit.claims} for hit in names],
                "titles": [{"source": key, "title": labels[key]} for key in titles],
                "texts": [
                    {
                        "source": hit.source,
                        "title": labels[hit.source],
                        "rendition": hit.rendition,
                        "start": hit.start,
                        "end": hit.end,
                        "before": hit.before,
                        "words": hit.words,
                        "after": hit.after,
                    }
                    for hit in texts
                ],
            }
        )
        return
    screen = console()
    for name in names:
        screen.print(
            f"name   {plain(name.name)}  ({several(name.claims, 'claim')})  {name.entity}", markup=False
        )
    for key in titles:
        screen.print(f"title  {plain(labels[key])}  {key}", markup=False)
    for hit in texts:
        words = f"…{hit.before}[{hit.words}]{hit.after}…"
        screen.print(f"text   {plain(labels[hit.source])}  {hit.source}", markup=False)
        screen.print(f"       {plain(words)}", markup=False, style="dim")
    screen.print(
        f"{several(len(names), 'name')}, {several(len(titles), 'title')}, "
        f"{several(len(texts), 'place')} in texts."
    )


def _labels(shown: View, keys: list[str]) -> dict[str, str]:
    return {key: source.label for key, source in sources.by_id(shown, dict.fromkeys(keys)).items()}
