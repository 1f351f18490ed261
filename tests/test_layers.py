"""The parts of the package depend on each other in one direction, and importing it loads next to nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import hanwash

PACKAGE = Path(hanwash.__file__).parent

LAYERS = [
    {"document", "config", "version"},
    {"hanzi"},
    {"damage", "encoding", "script", "boilerplate"},
    {"stages"},
    {"cleaner"},
    {"api"},
    {"__init__", "terminal"},
    {"corpus", "report"},
    {"cli"},
    {"__main__"},
]
"""From the bottom: a part imports from layers below its own, and from itself."""

LEVELS = {part: level for level, parts in enumerate(LAYERS) for part in parts}

HEAVY = {"chardet", "click", "ftfy", "json", "opencc", "orjson", "rich", "tomllib"}
"""What `import hanwash` leaves to those who need it."""


def part_of(path: Path) -> str:
    """Return the module or subpackage right below the package that `path` belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    """Return the parts of the package that the module at `path` imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {[*name.split("."), "__init__"][1] for name in names if name.split(".")[0] == "hanwash"}


def test_every_part_has_a_layer() -> None:
    assert {part_of(path) for path in PACKAGE.rglob("*.py")} == set(LEVELS)


def test_imports_point_one_way() -> None:
    upward = [
        f"{path.relative_to(PACKAGE)} imports {imported}"
        for path in PACKAGE.rglob("*.py")
        for imported in imported_parts(path)
        if imported != part_of(path) and LEVELS[imported] >= LEVELS[part_of(path)]
    ]

    assert upward == []


def test_importing_loads_nothing_heavy() -> None:
    code = f"import sys, hanwash; print(*({HEAVY!r} & set(sys.modules)))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert loaded.split() == []
