"""Who is who? Names as people type them, and which ids are one thing."""
