"""JSON lines: the one form of every record that a run reads or leaves."""

from __future__ import annotations

import json
import math
from typing import Any

import orjson

__all__ = ["NumberTooLarge", "from_json", "to_json"]


class NumberTooLarge(ValueError):
    """A number in JSON that would become infinity, which JSON cannot hold; the message is a clause."""


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
        NumberTooLarge: when a number in it is beyond what a float holds.
    """
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        # Python's parser also takes lone surrogates, and NaN, which other writers leave for what is missing.
        try:
            return json.loads(line, parse_float=_finite, parse_constant=lambda name: None)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error


def _finite(number: str) -> float:
    value = float(number)
    if math.isinf(value):
        raise NumberTooLarge(f"the number {number[:40]} is too large to be carried through")
    return value
