"""Who was in command on a day, and who was above? From claims to answers, never a guess."""
