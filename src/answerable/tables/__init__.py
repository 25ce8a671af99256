"""How do tabular sources become claims? One folder a family of tables."""
