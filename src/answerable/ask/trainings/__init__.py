"""Who trained whom, where, in what and for how much? Counts over the rows that reports print."""
