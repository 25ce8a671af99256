"""How is the invented case made? `python -m demo.build` makes its documents; README.md explains them."""
