"""Where is everything kept? The casebook's rows, on SQLite or PostgreSQL, added and never edited."""
