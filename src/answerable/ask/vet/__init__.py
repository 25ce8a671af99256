"""What does the casebook hold of a unit or person, on whose word, and what is not known? No verdict."""
