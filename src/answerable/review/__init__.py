"""What does a person decide of the drafts? Accepted, corrected, rejected: rows that are added."""
