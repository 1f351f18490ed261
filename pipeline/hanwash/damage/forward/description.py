"""The two forms in which a user describes a site: the options of the command, and a file in TOML."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, get_args

from hanwash.damage.forward.recipe import (
    FOLDINGS,
    Annotate,
    Insert,
    Marks,
    PassRecipe,
    SiteError,
    SiteRecipe,
    Step,
    Stutter,
)
from hanwash.damage.forward.site import Loss

__all__ = ["FOLDINGS", "LOSSES", "described_site"]

LOSSES: tuple[Loss, ...] = get_args(Loss)
"""The names of the ways in which a byte is lost."""

_SITE_KEYS: Mapping[str, type] = {
    "site": int,
    "passes": int,
    "loss": str,
    "keep_user_defined": bool,
    "convert": bool,
    "indent": str,
    "paragraph_end": str,
    "keep_controls": bool,
    "fold": str,
}
"""What is said of a whole site, by option or in a file."""
_RECIPE_FIELDS: Mapping[str, str] = {"site": "number", "passes": "mirrors"}
"""What is called otherwise in the recipe."""
_PASS_KEYS: Mapping[str, type] = {"loss": str, "keep_user_defined": bool}
_STEPS: Mapping[str, tuple[type[Step], Mapping[str, type]]] = {
    "stutter": (Stutter, {"rate": float}),
    "marks": (Marks, {"hidden": str}),
    "annotate": (Annotate, {"rate": float, "toneless": bool, "space_in_bracket": bool}),
    "target": (Insert, {"before": str, "after": str, "rate": float}),
}
"""The kinds of replacements, and what else is said of them."""
_STEP_OPTIONS: Mapping[str, Mapping[str, str]] = {
    "stutter": {"stutter_rate": "rate"},
    "marks": {},
    "annotate": {"annotate_rate": "rate", "toneless": "toneless", "space_in_bracket": "space_in_bracket"},
}
"""The options that make a site of one pass, in the order of its replacements, and those that go with them."""
_CHOICES: Mapping[str, tuple[str, ...]] = {"loss": LOSSES, "fold": tuple(FOLDINGS)}
_TYPE_NAMES: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number from 0 to 1",
    str: "a text",
    list: "a list",
}


def described_site(options: Mapping[str, Any], site_file: str | None = None) -> SiteRecipe:
    """Return the site that a user describes.

    Args:
        options: as the command `hanwash damage` names them, with ``_`` for ``-``; None is as good as absent.
        site_file: a site in TOML, in the form that docs/damage.md gives; `options` win over it.

    Raises:
        SiteError: when the description contradicts itself, or says something that cannot be.

    >>> recipe = described_site({"marks": "！", "loss": "silent"})
    >>> recipe.passes[0].steps, recipe.loss
    ([Marks(marks='！', hidden='\\x08')], 'silent')
    >>> described_site({}, "site = 7").number
    7
    """
    given = {name: value for name, value in options.items() if value is not None}
    steps = _own_steps(given)
    if steps and "site" in given:
        raise SiteError(f"--site draws a whole site: it cannot be combined with --{next(iter(steps[0]))}")
    if site_file is not None and (steps or "site" in given):
        raise SiteError(
            "a site file describes a whole site: it cannot be combined with "
            f"--{next(iter(steps[0])) if steps else 'site'}"
        )
    table = {} if site_file is None else _parsed(site_file)
    table.update({name: value for name, value in given.items() if name in _SITE_KEYS})
    if steps:
        table["pass"] = [{"replace": steps}]
    return _recipe(table)


def _own_steps(given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the replacements that options ask for, in the form of a site file."""
    steps = []
    for kind, others in _STEP_OPTIONS.items():
        lost = [name for name in others if name in given and kind not in given]
        if lost:
            raise SiteError(f"--{lost[0].replace('_', '-')} says nothing without --{kind}")
        if kind in given:
            own = {key: given[name] for name, key in others.items() if name in given}
            steps.append({kind: given[kind], **own})
    return steps


def _parsed(site_file: str) -> dict[str, Any]:
    # Imported where it is needed: `import hanwash` is to be quick.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        return tomllib.loads(site_file)
    except tomllib.TOMLDecodeError as error:
        raise SiteError(f"not a TOML file: {error}") from error


def _recipe(table: Mapping[str, Any]) -> SiteRecipe:
    where = "the site"
    _check(table, {**_SITE_KEYS, "pass": list}, where)
    if "site" in table and "pass" in table:
        raise SiteError(f"{where}: it is drawn (site) or described (pass), not both")
    if table.get("passes", 1) not in (1, 2):
        raise SiteError(
            f"{where}: passes = {table['passes']}: it may be 1 or 2; others are listed as [[pass]]"
        )
    fields = {_RECIPE_FIELDS.get(name, name): value for name, value in table.items() if name in _SITE_KEYS}
    passes = [_pass(work, f"pass {number}") for number, work in enumerate(table.get("pass", []), start=1)]
    return SiteRecipe(passes, **fields)


def _pass(table: Any, where: str) -> PassRecipe:
    _check(table, {**_PASS_KEYS, "replace": list}, where)
    steps = [
        _step(step, f"{where}, replacement {number}")
        for number, step in enumerate(table.get("replace", []), start=1)
    ]
    return PassRecipe(steps, **{name: value for name, value in table.items() if name in _PASS_KEYS})


def _step(table: Any, where: str) -> Step:
    kinds = [kind for kind in _STEPS if isinstance(table, dict) and kind in table]
    if len(kinds) != 1:
        raise SiteError(f"{where}: it must say one of {', '.join(_STEPS)}")
    (kind,) = kinds
    make, others = _STEPS[kind]
    _check(table, {kind: str, **others}, where)
    return make(table[kind], **{name: value for name, value in table.items() if name != kind})


def _check(table: Any, keys: Mapping[str, type], where: str) -> None:
    """Raise an error unless `table` is one, with no other keys than `keys` and values of their types."""
    if not isinstance(table, dict):
        raise SiteError(f"{where}: it must be a table")
    for name, value in table.items():
        if name not in keys:
            raise SiteError(f"{where}: there is no {name!r}; there are {', '.join(keys)}")
        kind = keys[name]
        # Python's booleans are numbers.
        right = isinstance(value, (int, float) if kind is float else kind) and (
            kind is bool or not isinstance(value, bool)
        )
        if not right or (kind is float and not 0 <= value <= 1):
            raise SiteError(f"{where}: {name} = {value!r}: it must be {_TYPE_NAMES[kind]}")
        if name in _CHOICES and value not in _CHOICES[name]:
            raise SiteError(f"{where}: {name} = {value!r}: it may be {', '.join(_CHOICES[name])}")
