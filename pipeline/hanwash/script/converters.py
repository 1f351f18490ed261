"""OpenCC's converters, as everything here uses them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = ["converter"]


@lru_cache(maxsize=8)
def converter(configuration: str) -> OpenCC:
    """Return the OpenCC converter, made once a process: it cannot be pickled and takes 30 ms to load.

    Without the dictionaries whose output most fonts cannot show.
    """
    from opencc import OpenCC

    return OpenCC(configuration, include_tofu_risk_dictionaries=False)
