"""Who was above, and who below? The chain of command on a day, each link with an answer of its own."""
