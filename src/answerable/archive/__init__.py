"""How do bytes come into the casebook's keeping? Found, opened with care, hashed, copied, described."""
