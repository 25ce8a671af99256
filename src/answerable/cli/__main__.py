"""`python -m answerable.cli`: the same as `answerable`."""

from answerable.cli.main import main

if __name__ == "__main__":
    main()
