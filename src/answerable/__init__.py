"""Who was answerable, and how do we know? From reports to sourced claims, from claims to answers."""

__version__ = "0.1.0"
