"""Which verbs are there? A module each, with its `command`."""
