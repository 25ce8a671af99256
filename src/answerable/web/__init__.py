"""How does a casebook look in a browser? Sources, and each with its claims in place; read, never written."""
