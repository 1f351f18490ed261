"""What the pages in docs/ show is what the program does."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import hanwash

DOCS = Path(__file__).parents[1] / "docs"
DAMAGE = (DOCS / "damage.md").read_text(encoding="utf-8")


def commands(page: str) -> list[tuple[str, str]]:
    """Return the shell commands on a page, each with the output shown below it."""
    blocks = re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", "".join(blocks), re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the site file that the page shows."""
    (site_file,) = re.findall(r"^```toml\n(.*?)^```", DAMAGE, re.MULTILINE | re.DOTALL)
    folder = tmp_path_factory.mktemp("docs")
    (folder / "mirror.toml").write_text(site_file, encoding="utf-8")
    return folder


def test_there_are_commands() -> None:
    assert len(commands(DAMAGE)) > 10


@pytest.mark.parametrize(("command", "shown"), commands(DAMAGE))
def test_commands_print_what_is_shown(command: str, shown: str, folder: Path) -> None:
    script = f'hanwash() {{ "{sys.executable}" -m hanwash "$@"; }}\n{command}'
    package_root = str(Path(hanwash.__file__).parents[1])

    done = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": package_root, "PYTHONIOENCODING": "utf-8"},
    )

    assert (done.stdout, done.stderr) == (shown, "")


def test_python_examples_run() -> None:
    assert doctest.testfile(str(DOCS / "damage.md"), module_relative=False, encoding="utf-8").failed == 0
