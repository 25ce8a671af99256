"""What leaves the casebook, and in which form? Working copies with every claim's status."""
