"""One module a question of `answerable ask`: what was typed, the answer for people, and as JSON."""
