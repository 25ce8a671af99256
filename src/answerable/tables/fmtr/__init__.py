"""What do the US State Department's Foreign Military Training Reports print? Rows, sums, and where."""
