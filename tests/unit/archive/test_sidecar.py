"""Does a sidecar say what it says and nothing else; and is one that cannot be used told, not guessed at?"""

import contextlib
import json
import os
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.archive.sidecar import KEYS, Described, describe, read_sidecar
from answerable.archive.walking import Sidecar
from answerable.errors import UnreadableError, UsageError
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.source import Publication, SourceDetails

ID = "746d202b-d62f-5a48-b9bb-0bc3f2a58ffb"


def read(tmp_path, text, ending="yaml"):
    path = tmp_path / f"a.meta.{ending}"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_sidecar((Sidecar(path.name, path),), "a.txt")


def refused(tmp_path, text, ending="yaml"):
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path, text, ending)
    assert caught.value.kind == "bad_sidecar"
    message = str(caught.value)
    assert message.startswith(f"a.txt was not taken, because its sidecar a.meta.{ending} cannot be used: ")
    assert "\n" not in message
    return message.partition("cannot be used: ")[2]


WHOLE = f"""
id: {ID}
title: Change of command
author: ann
publication: The Tribune
country: Haldrane
date: 2016-07-22
url: https://tribune.example/1
archive_url: https://archive.example/1
language: en
type: video
created: 2016-07-20
uploaded: 2016-07
visibility: restricted
"""


def test_everything_that_can_be_said_is_heard(tmp_path):
    said = read(tmp_path, WHOLE)
    assert said == Described(
        ID,
        SourceDetails(
            title="Change of command",
            author="ann",
            publication=Publication(ids.publication("The Tribune"), "The Tribune", "Haldrane"),
            published=DayRange.day(date(2016, 7, 22)),
            url="https://tribune.example/1",
            archive_url="https://archive.example/1",
            language="en",
            type="video",
            created=DayRange.day(date(2016, 7, 20)),
            uploaded=DayRange.month(2016, 7),
            visibility=Visibility.RESTRICTED,
        ),
    )
    as_json = {key: str(value) for key, value in yaml.safe_load(WHOLE).items()}
    assert read(tmp_path, json.dumps(as_json), "json") == said
    assert read(tmp_path, "﻿" + WHOLE, "yml") == said
    assert set(as_json) == set(KEYS)


def test_no_sidecar_and_an_empty_one_say_nothing(tmp_path):
    assert read_sidecar((), "a.txt") == Described()
    assert (
        read(tmp_path, "") == read(tmp_path, "# nothing yet") == read(tmp_path, "{}", "json") == Described()
    )
    assert read(tmp_path, "title:\ndate: null") == read(tmp_path, '{"title": null}', "json") == Described()


def published(tmp_path, text, ending="yaml"):
    return str(read(tmp_path, text, ending).details.published)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("date: 2016-07-22", "2016-07-22"),
        ("date: '2016-07-22'", "2016-07-22"),
        ("date: 2016-07-22 10:00:00", "2016-07-22"),
        ("date: 2016-07-22T23:30:00-05:00", "2016-07-22"),
        ("date: 2016-07-22T23:30:00Z", "2016-07-22"),
        ("date: 2016", "2016-01-01..2016-12-31"),
        ("date: '2016'", "2016-01-01..2016-12-31"),
        ("date: 2016-02", "2016-02-01..2016-02-29"),
        ("date: 2016-07-22..2016-07-25", "2016-07-22..2016-07-25"),
        ("date: {first: 2016-07-22, last: 2016-07-25}", "2016-07-22..2016-07-25"),
        ("date: {first: '2016', last: '2017-03'}", "2016-01-01..2017-03-31"),
    ],
)
def test_dates_are_read_in_every_form_that_yaml_gives_them(tmp_path, text, days):
    assert published(tmp_path, text) == str(read(tmp_path, f"date: '{days}'").details.published)
    assert not read(tmp_path, text).undated


@pytest.mark.parametrize("text", ["date: undated", "date: Undated", "date: ' undated '"])
def test_undated_is_somebody_s_word_that_there_is_no_date(tmp_path, text):
    said = read(tmp_path, text)
    assert said.details.published is None
    assert said.undated


@pytest.mark.parametrize(
    "text",
    [
        "date: yesterday",
        "date: 22/07/2016",
        "date: 2016-13-01",
        "date: '2016-02-30'",
        "date: 20160722",
        "date: 2016.5",
        "date: true",
        "date: [2016]",
        "date: ''",
        "date: 2016-07-25..2016-07-22",
        "date: {first: 2016-07-22}",
        "date: {first: 2016-07-22, last: 2016-07-25, or: so}",
        "date: {first: null, last: 2016-07-25}",
    ],
)
def test_what_is_no_date_is_refused(tmp_path, text):
    assert refused(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("titel: x", "unknown key 'titel': the keys are id, title"),
        ("title: [x]", r"the value of 'title' is ['x'], not a text"),
        ("title: 12", "the value of 'title' is 12, not a text"),
        ("title: '  '", "not a text"),
        ("id: 12", "not a text"),
        ("id: abc", "'abc' is not an id"),
        ("visibility: secret", "the visibility 'secret' is none: use one of public, team, restricted"),
        ("country: Haldrane", "'country' is that of the publication: say 'publication' too"),
        ("- title: x", "it does not hold keys and values"),
        ("just words", "it does not hold keys and values"),
        ("12: x", "it does not hold keys and values"),
        ("title: x\ntitle: y", "the key 'title' is there twice"),
        ("visibility: restricted\n'visibility': public", "the key 'visibility' is there twice"),
        ("title: &a x\nauthor: *a", "aliases are not allowed in a sidecar"),
        ("title: !!str x", "the tag 'tag:yaml.org,2002:str' is not allowed"),
        ("title: !!python/object/apply:os.system ['true']", "is not allowed in a sidecar"),
        ("date: !!timestamp x", "is not allowed in a sidecar"),
        ("--- {}\n--- {}", "expected a single document"),
        ("title: 'x", "in line 1"),
        ("title: {a", "in line"),
        ("\tx", "in line 1"),
        (b"title: caf\xe9", "it is not written in UTF-8"),
        ("title: \x00", ""),
        ("[" * 5_000, ""),
        ("x" * 70_000, "it is larger than 64 KiB"),
    ],
)
def test_a_sidecar_that_cannot_be_used_is_told_with_its_reason(tmp_path, text, reason):
    assert reason in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "line 1"),
        ("", ""),
        ("[]", "it does not hold keys and values"),
        ('{"title": "x", "title": "y"}', "the key 'title' is there twice"),
        ('{"title": NaN}', "not a text"),
        ("[" * 50_000, "it is nested too deeply"),
        ('{"date": 2016.0}', "the date 2016.0 is none"),
    ],
)
def test_so_is_one_in_json(tmp_path, text, reason):
    assert reason in refused(tmp_path, text, "json")


def test_a_small_file_that_stands_for_a_huge_one_is_refused(tmp_path):
    laughs = "a: &a [lol, lol]\n" + "".join(
        f"{chr(ord(letter) + 1)}: &{chr(ord(letter) + 1)} [*{letter}, *{letter}, *{letter}]\n"
        for letter in "abcdefghij"
    )
    assert "aliases" in refused(tmp_path, laughs)


def test_two_sidecars_are_one_too_many(tmp_path):
    both = tuple(Sidecar(name, tmp_path / name) for name in ("a.meta.json", "a.meta.yaml"))
    with pytest.raises(
        UnreadableError, match=r"a\.txt has several sidecars, a\.meta\.json and a\.meta\.yaml"
    ) as caught:
        read_sidecar(both, "a.txt")
    assert caught.value.kind == "bad_sidecar"


@pytest.mark.timeout(20)
def test_a_sidecar_that_is_no_file_is_not_waited_for_or_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("title: the secret words")
    for make, word in (
        (os.mkfifo, "a pipe"),
        (lambda path: path.symlink_to(secret), "a link"),
        (lambda _: 0, "gone"),
    ):
        path = tmp_path / "a.meta.yaml"
        make(path)
        with pytest.raises(UnreadableError, match=word) as caught:
            read_sidecar((Sidecar(path.name, path),), "a.txt")
        assert caught.value.kind == "bad_sidecar"
        assert "secret" not in str(caught.value)
        path.unlink(missing_ok=True)


@settings(deadline=None)  # a disk may be slow
@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda data: data.decode("latin-1")))
def test_whatever_stands_in_it_it_is_understood_or_refused(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("sidecar", numbered=True)
    for ending in ("yaml", "json"):
        with contextlib.suppress(UnreadableError):
            read(folder, text.encode("utf-8", "surrogatepass"), ending)


_PLAIN = st.sampled_from(
    [
        "!!int",
        "!!float",
        "''",
        "? [a]",
        ": b",
        "<<",
        "*a",
        "&a",
        "date:",
        "2016-13-45",
        "1:1:1",
        "0x",
        "0b",
        "~",
        "- ",
        "\n",
        " ",
    ]
)


@settings(deadline=None)
@given(st.lists(_PLAIN, max_size=8).map("".join))
def test_so_is_whatever_looks_like_yaml(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("sidecar", numbered=True)
    with contextlib.suppress(UnreadableError):
        read(folder, text)


# Flags, and which word counts


def test_flags_are_checked_like_a_sidecar():
    assert describe({"title": "x", "date": "2016"}).details.title == "x"
    with pytest.raises(UsageError, match="is not a date"):
        describe({"date": "last year"})
    with pytest.raises(UsageError, match="is not an id"):
        describe({"id": "12"})
    assert describe({"id": ID.upper()}).id == ID


def test_the_later_word_counts_where_there_are_two():
    sidecar = describe({"id": ID, "title": "x", "author": "ann", "date": "2016"})
    flags = describe({"title": "y", "visibility": "public"})
    both = sidecar.updated_by(flags)
    assert (both.id, both.details.title, both.details.author) == (ID, "y", "ann")
    assert both.details.visibility is Visibility.PUBLIC
    assert sidecar.updated_by(Described()) == sidecar
    assert Described().updated_by(sidecar) == sidecar


def test_undated_counts_as_a_word_too():
    dated, undated = describe({"date": "2016"}), describe({"date": "undated"})
    assert dated.updated_by(undated).details.published is None
    assert dated.updated_by(undated).undated
    assert undated.updated_by(dated) == dated
    assert undated.updated_by(Described()).undated


@pytest.mark.parametrize("word", ["undated", "Undated", "not specified", "Not specified", "unknown", "n.d."])
def test_the_words_for_an_unknown_date_leave_the_source_undated(word):
    described = describe({"date": word})
    assert described.details.published is None
    assert described.undated
