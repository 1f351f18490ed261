"""Names of files survive the way into JSON and back, whatever bytes they are."""

from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st

from hanwash.corpus.names import native, portable
from hanwash.corpus.records import from_json, to_json


@given(st.binary(min_size=1))
def test_any_name_comes_back(data: bytes) -> None:
    name = os.fsdecode(data)

    record = to_json({"id": portable(name)})

    assert native(from_json(record)["id"]) == name


@given(st.text(st.characters(exclude_characters="\\", exclude_categories=["Cs"])))
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    assert portable(name) == name
