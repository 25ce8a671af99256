"""`answerable sources`: what was taken?"""

from typing import Any

import click

from answerable.cli.options import as_json, as_of, clearance, view
from answerable.cli.printing import add_row, console, plain_table, print_json_list, several
from answerable.store import sources
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.kinds import kind_words
from answerable.vocabulary.shapes import range_shape
from answerable.vocabulary.source import Source
from answerable.vocabulary.wording import range_words


@click.command("sources")
@as_of
@clearance
@as_json
@click.pass_context
def command(context: click.Context, as_of: str | None, clearance: str | None, *, as_json: bool) -> None:
    """List the sources, with what is known and held of each."""
    with view(context, as_of, clearance) as shown:
        if as_json:
            print_json_list("sources", (source_document(source) for source in sources.listed(shown)))
            return
        table, count, undated = plain_table("id", "title", "publication", "published", "held"), 0, 0
        for source in sources.listed(shown):
            count += 1
            published = source.details.published
            undated += published is None
            publication = source.details.publication
            add_row(
                table,
                source.id,
                _title(source),
                publication.name if publication else "",
                "undated" if published is None else range_words(published),
                ", ".join(kind_words(capture.media_type) for capture in source.captures) or "not held",
            )
        screen = console()
        if count:
            screen.print(table)
        screen.print(f"{several(count, 'source')}, {undated} undated.")


def _title(source: Source) -> str:
    closed = " (restricted)" if source.visibility is Visibility.RESTRICTED else ""
    within = " (out of another source)" if source.details.parent else ""
    return f"{source.label}{within}{closed}"


def source_document(source: Source) -> dict[str, Any]:
    """How is a source written as JSON?"""
    details = source.details
    return {
        "id": source.id,
        "title": details.title,
        "author": details.author,
        "publication": details.publication
        and {
            "id": details.publication.id,
            "name": details.publication.name,
            "country": details.publication.country,
        },
        "published": range_shape(details.published),
        "undated": details.published is None,
        "url": details.url,
        "archive_url": details.archive_url,
        "language": details.language,
        "type": details.type,
        "created": range_shape(details.created),
        "uploaded": range_shape(details.uploaded),
        "visibility": source.visibility.value,
        "parent": details.parent,
        "within": details.within,
        "held": source.is_held,
        "captures": [
            {"sha256": item.sha256, "size": item.size, "media_type": item.media_type}
            for item in source.captures
        ],
        "names": list(source.names),
    }
