"""What do the sheets say in which researchers of security forces keep a country? Every layout in use."""
