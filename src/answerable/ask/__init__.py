"""Questions in, answers with citations out: pure rules over what claims say, and the rows that they need."""
