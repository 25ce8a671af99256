"""`answerable serve`: how does the casebook look in a browser on this machine?"""

import click
import uvicorn

from answerable.cli.options import as_of, casebook, clearance
from answerable.cli.printing import tell
from answerable.web.app import create_app


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="Port on this machine."
)
@as_of
@clearance
@click.pass_context
def command(context: click.Context, port: int, as_of: str | None, clearance: str | None) -> None:
    """Show sources and claims in the browser, on this machine only, until Ctrl-C."""
    with casebook(context, clearance) as opened:
        tell(f"The casebook is at http://127.0.0.1:{port} (Ctrl-C ends it).")
        uvicorn.run(
            create_app(opened, as_of),
            host="127.0.0.1",
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
        )
