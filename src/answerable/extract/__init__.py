"""What does a text say? From plain text to mentions, from mentions to draft claims; no input or output."""
