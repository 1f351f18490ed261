"""The configuration: what it accepts, where it comes from, and what it says to what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hanwash import Config, ConfigError
from hanwash.config import PROFILES, STAGES


@pytest.fixture
def toml(tmp_path: Path) -> Any:
    """Write a configuration file and return its path."""

    def write(text: str | bytes) -> Path:
        path = tmp_path / "hanwash.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def test_a_file_sets_fields_by_name(toml: Any) -> None:
    path = toml(
        'script = "zh-TW"\nstages = ["decode", "normalize"]\noff = ["strip.byline"]\nkeep_lines = true\n'
    )

    config = Config.from_toml(path)

    assert config == Config(
        script="zh-TW", stages=("decode", "normalize"), off=frozenset({"strip.byline"}), keep_lines=True
    )
    assert hash(config) == hash(Config.from_toml(path))


def test_settings_win_over_the_file_and_the_file_over_its_profile(toml: Any) -> None:
    path = toml('profile = "strict"\nscript = "zh-TW"\n')

    assert Config.from_toml(path) == Config(judge="strict", script="zh-TW")
    assert Config.from_toml(path, script="keep") == Config(judge="strict", script="keep")
    assert Config.from_toml(path, profile="keep-lines") == Config(keep_lines=True, script="zh-TW")


def test_a_byte_order_mark_is_no_part_of_the_settings(toml: Any) -> None:
    assert Config.from_toml(toml(b'\xef\xbb\xbfscript = "keep"\r\n')) == Config(script="keep")


def test_an_empty_file_is_the_default(toml: Any) -> None:
    assert Config.from_toml(toml("")) == Config()


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_can_be_made(name: str) -> None:
    assert set(Config.profile(name).stages) <= set(STAGES)


def test_profiles_differ() -> None:
    assert len({Config.profile(name) for name in PROFILES}) == len(PROFILES)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"script": "zh-XX"}, "script = 'zh-XX': it may be zh-Hans, zh-Hant"),
        ({"punctuation": "both"}, "punctuation = 'both': it may be chinese, ascii, keep"),
        ({"judge": None}, "judge = None: it may be light"),
        ({"script": ["zh-TW"]}, r"script = \['zh-TW'\]: it may be"),
        ({"stages": ("repair", "polish")}, "no stage 'polish'; there are decode, repair"),
        ({"stages": "repair"}, "stages = 'repair': it must be a list"),
        ({"stages": 3}, "stages = 3: it must be a list"),
        ({"stages": (3,)}, "it must be a list of names"),
        ({"off": ("byline",)}, "off: 'byline' is no rule; a rule is named with its stage"),
        ({"off": {"strip.byline": True}}, "off = .* must be a list"),
        ({"keep_lines": "yes"}, "keep_lines = 'yes': it must be true or false"),
        ({"encoding": "klingon"}, "encoding = 'klingon': Python has no such codec"),
        ({"encoding": "hex"}, "encoding = 'hex': Python has no such codec"),
        ({"encoding": "gbk\0"}, "Python has no such codec"),
        ({"encoding": 8}, "encoding = 8: Python has no such codec"),
        ({"encoding": "idna"}, "encoding = 'idna': it is no encoding of files"),
        ({"encoding": "unicode-escape"}, "encoding = 'unicode-escape': it is no encoding of files"),
        ({"encoding": "undefined"}, "encoding = 'undefined': Python has no such codec"),
    ],
)
def test_a_wrong_value_is_named_with_the_right_ones(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Config(**settings)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("foo = 1", "no setting 'foo'; there are .*, off, profile, punctuation"),
        ("script = ", "not a TOML file"),
        (b"script = '\xb1\xa8'", "not a TOML file"),
        ('scrpt = "keep"', "no setting 'scrpt'; there are encoding, judge, keep_lines"),
        ('profile = "best"', "no profile 'best'; there are default, strict"),
        ("profile = []", r"no profile \[\]"),
        ('script = "zh-XX"', "script = 'zh-XX'"),
        ("[off]\nstrip = 1", "off = "),
    ],
)
def test_a_wrong_file_is_named(toml: Any, text: str | bytes, message: str) -> None:
    path = toml(text)

    with pytest.raises(ConfigError, match=message) as caught:
        Config.from_toml(path)

    assert str(path) in str(caught.value)


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Config.from_toml(tmp_path / "none.toml")


def test_digest_follows_content_not_order() -> None:
    one = Config(off=frozenset({"strip.byline", "repair.stutter"}))
    same = Config(off=frozenset({"repair.stutter", "strip.byline"}))

    assert one.digest() == same.digest() != Config().digest()
