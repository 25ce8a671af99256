"""How fast is it, how large, and does it stay so? Each benchmark is one command: a table and a JSON file."""
