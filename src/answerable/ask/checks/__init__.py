"""What do the claims say that cannot all be so? One module a rule of cross-reference of the handbook."""
