"""What the README shows is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import hanwash

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the code blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_mangled_passage_is_restored() -> None:
    before, after = blocks("text")

    assert hanwash.clean(before).strip() == after.strip()


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")

    exec(example, {})

    printed = capsys.readouterr().out
    assert printed.startswith("漁民們把船開回港灣，繫緊纜繩，等風過去。 [('normalize', ")
    assert printed.endswith(" True\n")


def test_the_settings_are_accepted(tmp_path: Path) -> None:
    (settings,) = blocks("toml")
    path = tmp_path / "hanwash.toml"
    path.write_text(settings, encoding="utf-8")

    assert hanwash.Cleaner.from_toml(path).config.off == {"strip.byline"}


def test_the_places_are_there() -> None:
    places = re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE)

    assert len(places) > 10
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_every_part_of_the_package_has_its_place() -> None:
    package = ROOT / "pipeline" / "hanwash"
    folders = {f"pipeline/hanwash/{path.parent.name}/" for path in package.glob("*/__init__.py")}

    assert sorted(folder for folder in folders if f"`{folder}`" not in README) == []
