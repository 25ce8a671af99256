"""Is what the user has set in the environment understood, or told where it cannot be?"""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.errors import UsageError
from answerable.settings import CLEARANCES, Settings, load_settings
from answerable.vocabulary.access import Visibility


def test_without_anything_set_there_are_defaults():
    settings = load_settings({})
    expected = Settings(user=settings.user, jobs=settings.jobs)
    assert settings == expected
    assert settings.user
    assert settings.jobs >= 1
    assert (settings.clearance, settings.database, settings.log_level) == ("team", None, "warning")


def test_each_setting_is_heard():
    assert load_settings(
        {
            "ANSWERABLE_DATABASE": "postgresql+psycopg://ann@host/case",
            "ANSWERABLE_USER": "ann",
            "ANSWERABLE_CLEARANCE": "restricted",
            "ANSWERABLE_JOBS": "3",
            "ANSWERABLE_READER": "encoder",
            "ANSWERABLE_MAX_FILE_MB": "5",
            "ANSWERABLE_READER_MB": "700",
            "ANSWERABLE_READER_SECONDS": "7",
            "ANSWERABLE_OCR": "fra+ara",
            "ANSWERABLE_LOG": "DEBUG",
        }
    ) == Settings(
        database="postgresql+psycopg://ann@host/case",
        user="ann",
        clearance="restricted",
        jobs=3,
        reader="encoder",
        max_file_mb=5,
        reader_mb=700,
        reader_seconds=7,
        ocr_languages=("fra", "ara"),
        log_level="debug",
    )


@pytest.mark.parametrize("name", ["DATABASE", "USER", "CLEARANCE", "JOBS", "MAX_FILE_MB", "OCR", "LOG"])
def test_a_setting_that_is_set_to_nothing_is_not_set(name):
    assert load_settings({f"ANSWERABLE_{name}": ""}) == load_settings({})


NUMBERS = ["JOBS", "MAX_FILE_MB", "READER_MB", "READER_SECONDS"]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("text", ["0", "-1", "many", "1.5", "٣", " 3", "1e3"])
def test_a_number_that_is_none_is_told(name, text):
    with pytest.raises(UsageError, match=f"ANSWERABLE_{name} is .* whole number above 0"):
        load_settings({f"ANSWERABLE_{name}": text})


@given(st.text(max_size=10).filter(lambda text: text and text not in CLEARANCES))
def test_a_clearance_that_is_none_is_told(text):
    with pytest.raises(UsageError, match="set it to one of public, team, restricted"):
        load_settings({"ANSWERABLE_CLEARANCE": text})


def test_a_reader_that_is_none_is_told():
    with pytest.raises(UsageError, match="ANSWERABLE_READER is 'oracle': set it to one of encoder, crf"):
        load_settings({"ANSWERABLE_READER": "oracle"})


def test_clearances_are_the_levels_of_visibility():
    assert tuple(Visibility) == CLEARANCES


def test_every_setting_is_described():
    for field in dataclasses.fields(Settings):
        assert f"\n    {field.name} " in (Settings.__doc__ or "")


def test_what_is_set_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        load_settings({}).jobs = 4
