"""What do people read about Answerable? Pages, and `generate`, which writes those that the code dictates."""
