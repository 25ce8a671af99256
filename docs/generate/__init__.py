"""Which pages follow from the code? The reference: commands, settings, claim types, JSON documents.

`make docs` writes them anew; a test fails where one is stale.
"""
