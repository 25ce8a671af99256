"""How are the shipped weights made, and how good are they? Not part of the package; run from the checkout."""
