"""Writing: whole or not at all, UTF-8, LF, one line end at the end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.corpus.writers import TemporaryFile, as_text_file, utf8, write_file
from hanwash.document import Document


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.txt"

    write_file(str(path), b"one")
    write_file(str(path), b"two")

    assert path.read_bytes() == b"two"
    assert os.listdir(path.parent) == ["c.txt"]


def test_what_stood_there_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    file = TemporaryFile(str(path))
    file.__enter__().write(b"half of the ne")
    file.__exit__(RuntimeError, RuntimeError(), None)

    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".txt")

    write_file(str(path), b"text")

    assert path.read_bytes() == b"text"


@pytest.mark.parametrize(
    ("text", "expected", "keeping_lines"),
    [
        ("", "", ""),
        ("\n", "", "\n"),
        ("一", "一\n", "一\n"),
        ("一\n", "一\n", "一\n"),
        ("一\n\n\n", "一\n", "一\n\n\n"),
        ("一\r\n\r二\r\n", "一\n\n二\n", "一\n\n二\n"),
        ("\n\n一", "\n\n一\n", "\n\n一\n"),
    ],
)
def test_line_ends(text: str, expected: str, keeping_lines: str) -> None:
    assert as_text_file(Document(text)).text == expected
    assert as_text_file(Document(text), keep_lines=True).text == keeping_lines


@given(st.text("一\r\n"), st.booleans())
def test_line_ends_are_undone(text: str, keep_lines: bool) -> None:
    written = as_text_file(Document(text), keep_lines)

    assert written.undo() == text
    assert as_text_file(Document(written.text), keep_lines).edits == ()


@given(st.text(st.characters()))
def test_any_text_is_written_as_utf8(text: str) -> None:
    assert utf8(text).decode() == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
