"""What is the program doing? Log lines on standard error, never on standard output."""

import logging
import sys
from typing import Final, cast

import structlog

from answerable.errors import UsageError

LEVELS: Final = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}


def configure_logs(level: str) -> None:
    """From which level on are lines written? UsageError if there is no such level."""
    if level not in LEVELS:
        msg = f"ANSWERABLE_LOG is {level!r}: set it to one of {', '.join(LEVELS)}"
        raise UsageError(msg)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def logger(name: str) -> structlog.typing.FilteringBoundLogger:
    """Whose line is it? Name the logger by its stage (`take`, `read`, …)."""
    return cast("structlog.typing.FilteringBoundLogger", structlog.get_logger(stage=name))
