"""Which documents does `answerable demo` take? Those of `documents/`: an invented case of an invented land.

Pelandra, its forces, its press and everybody in it were made up; so were all allegations. The documents are
built by `demo/build.py` in the repository, where `demo/README.md` says what contradicts what.
"""
