"""How did the schema come to be what it is? One numbered step a file, in `versions`."""
