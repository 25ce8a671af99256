"""Does the guide's data dictionary have every column of the dataset, in its words?"""

from pathlib import Path

from answerable.publish.training_rows import COLUMNS

_GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "training-reports.md"


def test_the_data_dictionary_of_the_guide_is_that_of_the_dataset():
    lines = _GUIDE.read_text(encoding="utf-8").partition("| column | what is in it |\n|---|---|\n")[2]
    told = lines.partition("\n\n")[0].splitlines()
    assert told == [f"| `{name}` | {what} |" for name, what in COLUMNS.items()]
