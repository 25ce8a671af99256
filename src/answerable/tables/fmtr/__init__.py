"""What do the Foreign Military Training Reports of the US State Department print? Rows, totals, and where each stands."""
