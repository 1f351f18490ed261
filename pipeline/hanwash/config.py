"""What a cleaner is told to do: one frozen record, read from TOML, with named profiles."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from os import PathLike
from typing import Any

__all__ = ["Config", "ConfigError", "file_codec"]

STAGES = ("decode", "repair", "strip", "normalize", "judge")

CHOICES: Mapping[str, tuple[str, ...]] = {
    "script": ("zh-Hans", "zh-Hant", "zh-TW", "zh-HK", "keep"),
    "punctuation": ("chinese", "ascii", "keep"),
    "quotes": ("keep", "target"),
    "judge": ("light", "strict", "off"),
}

PROFILES: Mapping[str, Mapping[str, Any]] = {
    "default": {},
    "strict": {"judge": "strict"},
    "repair-only": {"stages": ("decode", "repair", "judge")},
    "keep-lines": {"keep_lines": True},
}


NOT_FOR_FILES = frozenset({"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape"})
"""Codecs of Python for other things than the bytes of a file, and one that never decodes."""


class ConfigError(ValueError):
    """A configuration that cannot be used; the message says which key and what it may be."""


def file_codec(encoding: str) -> str:
    """Return the name that Python has for the codec of files called `encoding`.

    Raises:
        LookupError: when Python has no such codec, or it makes no text of bytes.

    >>> file_codec("GBK"), file_codec("Latin-1")
    ('gbk', 'iso8859-1')
    """
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # fails where the codec makes no text; decoding nothing does not
    except (LookupError, TypeError, ValueError) as error:
        raise LookupError(f"{encoding!r}: Python has no such codec") from error
    # Python spells the names of some codecs with hyphens.
    if name.replace("-", "_") in NOT_FOR_FILES:
        raise LookupError(f"{encoding!r}: it is no encoding of files")
    return name


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a `Cleaner`.

    Raises:
        ConfigError: when a value is not one of those allowed.

    >>> Config(script="zh-TW").script
    'zh-TW'
    >>> Config(script="zh-XX")
    Traceback (most recent call last):
        ...
    hanwash.config.ConfigError: script = 'zh-XX': it may be zh-Hans, zh-Hant, zh-TW, zh-HK, keep
    """

    stages: tuple[str, ...] = STAGES
    """Names of the stages in order; a user's own stage by dotted path (``package.module.name``)."""
    encoding: str | None = None
    """Python codec name to decode with, instead of detecting; None detects."""
    script: str = "zh-Hans"
    """Target script: zh-Hans, zh-Hant (OpenCC standard), zh-TW, zh-HK (characters only), or keep."""
    punctuation: str = "chinese"
    """``chinese``: full-width between Han characters; ``ascii``: half-width; ``keep``."""
    quotes: str = "keep"
    """``keep`` the text's own quotation marks, or ``target``: those of the target script."""
    keep_lines: bool = False
    """Keep the number of lines: a dropped line becomes an empty one (for parallel corpora)."""
    judge: str = "light"
    """``light`` rejects what is empty, unreadable or nothing but spam; ``strict`` judges quality; ``off``."""
    off: frozenset[str] = frozenset()
    """Rules switched off, each as ``stage.rule`` (``strip.byline``), as the manifest counts them.

    Those of ``write``, which give a text file its line ends, belong to no stage and stay on.
    """

    def __post_init__(self) -> None:
        for name, allowed in CHOICES.items():
            value = getattr(self, name)
            if value not in allowed:
                raise ConfigError(f"{name} = {value!r}: it may be {', '.join(allowed)}")
        for name, kind in (("stages", tuple), ("off", frozenset)):
            value = getattr(self, name)
            is_list = isinstance(value, (list, tuple, set, frozenset))
            if not is_list or not all(isinstance(item, str) for item in value):
                raise ConfigError(f"{name} = {value!r}: it must be a list of names")
            object.__setattr__(self, name, kind(value))
        for stage in self.stages:
            if stage not in STAGES and "." not in stage:
                raise ConfigError(
                    f"stages: there is no stage {stage!r}; "
                    f"there are {', '.join(STAGES)}, and your own by dotted path"
                )
        for rule in self.off:
            if "." not in rule:
                raise ConfigError(
                    f"off: {rule!r} is no rule; a rule is named with its stage, as strip.byline"
                )
        if not isinstance(self.keep_lines, bool):
            raise ConfigError(f"keep_lines = {self.keep_lines!r}: it must be true or false")
        if self.encoding is not None:
            try:
                file_codec(self.encoding)
            except LookupError as error:
                raise ConfigError(f"encoding = {error}") from error

    @classmethod
    def profile(cls, name: str = "default", **settings: Any) -> Config:
        """Return the named profile with `settings` laid over it.

        Profiles: ``default``, ``strict`` (judges quality), ``repair-only`` (decode and repair),
        ``keep-lines`` (line count preserved).

        Raises:
            ConfigError: when there is no such profile or setting.
        """
        if not isinstance(name, str) or name not in PROFILES:
            raise ConfigError(f"there is no profile {name!r}; there are {', '.join(PROFILES)}")
        known = {f.name for f in fields(cls)}
        for key in settings:
            if key not in known:
                allowed = ", ".join(sorted({*known, "profile"}))
                raise ConfigError(f"there is no setting {key!r}; there are {allowed}")
        return cls(**{**PROFILES[name], **settings})

    @classmethod
    def from_toml(cls, path: str | PathLike[str], profile: str | None = None, **settings: Any) -> Config:
        """Return the configuration in a TOML file: the fields of this class as keys, and ``profile``.

        `profile` takes the place of the file's own; `settings` win over both.

        Raises:
            ConfigError: when the file is not TOML, or says something that cannot be used.
            OSError: when it cannot be read.
        """
        # Imported where it is needed, here and below: `import hanwash` is to be quick.
        if sys.version_info >= (3, 11):
            import tomllib
        else:
            import tomli as tomllib

        with open(path, "rb") as file:
            try:
                # utf-8-sig: editors on Windows put a byte order mark first, which TOML does not know.
                table = tomllib.loads(file.read().decode("utf-8-sig"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise ConfigError(f"{path}: not a TOML file: {error}") from error
        own_profile = table.pop("profile", "default")
        try:
            return cls.profile(profile or own_profile, **{**table, **settings})
        except ConfigError as error:
            raise ConfigError(f"{path}: {error}") from error

    def is_on(self, stage: str, rule: str) -> bool:
        """Whether the `rule` of `stage` is in force.

        >>> Config(off=frozenset({"strip.byline"})).is_on("strip", "byline")
        False
        """
        return f"{stage}.{rule}" not in self.off

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as values that JSON can hold."""
        return {**asdict(self), "stages": list(self.stages), "off": sorted(self.off)}

    def digest(self) -> str:
        """Return a hash of the settings: equal configurations have equal digests."""
        import hashlib
        import json

        text = json.dumps(self.to_dict(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]
