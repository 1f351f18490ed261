"""JSON lines: the one form of every record that a run reads or leaves."""

from __future__ import annotations

import json
from typing import Any

import orjson

__all__ = ["from_json", "to_json"]


def to_json(value: Any) -> bytes:
    r"""Return `value` as one line of JSON in UTF-8, with its line end.

    >>> to_json({"text": "天下"}).decode()
    '{"text":"天下"}\n'
    """
    try:
        return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        # A lone surrogate has no UTF-8; JSON's own escape carries it.
        return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def from_json(line: bytes) -> Any:
    """Return the value in one line of JSON.

    Raises:
        ValueError: when the line is not JSON.
    """
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        # Python's parser also takes lone surrogates and NaN, which other writers do leave.
        try:
            return json.loads(line)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
