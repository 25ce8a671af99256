"""What can be typed? One module a verb; each reads its words, calls the pipeline, and prints."""
