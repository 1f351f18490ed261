"""The stages in order, as one object that is made once and cleans any number of documents."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from os import PathLike
from typing import Any

from hanwash.config import STAGES, Config, ConfigError
from hanwash.document import Document

__all__ = ["Cleaner", "judged"]

Stage = Callable[[Document], Document]


class Cleaner:
    """Cleans documents by the stages that its configuration lists.

    A cleaner holds its configuration only: it can be pickled, used from several threads, and gives
    the same result for the same input whenever and wherever it runs.

    Raises:
        ConfigError: when a stage cannot be had, or a rule is switched off that there is not.

    >>> Cleaner(Config(stages=("decode",))).clean("天下".encode("gb18030")).text
    '天下'
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = Config() if config is None else config
        self._stages = tuple((name, _stage(name, self.config)) for name in self.config.stages)
        for rule in sorted(self.config.off):
            _check_rule(rule, self.config)

    @classmethod
    def from_toml(cls, path: str | PathLike[str]) -> Cleaner:
        """Return a cleaner configured by a TOML file (see `Config.from_toml`)."""
        return cls(Config.from_toml(path))

    def __reduce__(self) -> tuple[type[Cleaner], tuple[Config]]:
        return type(self), (self.config,)

    def clean(self, source: str | bytes) -> Document:
        """Return `source` as a cleaned document: text, edits, encoding, script, verdict, reason.

        Raises:
            TypeError: when `source` is neither str nor bytes.
            ConfigError: when `source` is bytes and no stage decodes, or a user's own stage returns
                something else than a document.
        """
        if isinstance(source, str):
            document = Document(source)
        elif isinstance(source, (bytes, bytearray, memoryview)):
            document = Document("", data=bytes(source))
        else:
            raise TypeError(f"a document is str or bytes, not {type(source).__name__}")
        for name, stage in self._stages:
            document = stage(document)
            if not isinstance(document, Document):
                raise ConfigError(
                    f"stages: {name!r} returned {type(document).__name__}; a stage returns a Document"
                )
        if document.data is not None:
            raise ConfigError("stages: none of these decodes bytes; put 'decode' first, or clean str")
        return document

    def clean_iter(self, sources: Iterable[str | bytes]) -> Iterator[Document]:
        """Yield the cleaned document of each source, in order, one at a time."""
        for source in sources:
            yield self.clean(source)

    def clean_batch(self, sources: Iterable[str | bytes]) -> list[Document]:
        """Return the cleaned documents of all `sources`, in order."""
        return list(self.clean_iter(sources))


def judged(cleaner: Cleaner, content: str | bytes) -> tuple[Document | None, str | None]:
    """Return `content` as a cleaned document, and the reason why it is not kept, None when it is.

    The document is None when cleaning it failed: the reason then says how. Other documents must not
    suffer from it, so that no exception leaves here but that of a configuration that cannot work.
    """
    try:
        document = cleaner.clean(content)
    except ConfigError:
        raise
    except Exception as error:
        return None, f"cleaning it failed with {type(error).__name__}: {error}"
    if document.verdict != "keep":
        return document, document.reason or "it was judged not worth keeping"
    if not content:
        # Also where no stage judges.
        return document, "it is empty"
    return document, None


def _stage(name: str, config: Config) -> Stage:
    """Return the stage called `name`: one of ours, or a user's own by dotted path.

    A class is made with the configuration; any other callable is a stage as it stands.
    """
    found = _found(name)
    stage: Stage = found(config) if isinstance(found, type) else found
    if not callable(stage):
        raise ConfigError(f"stages: {name!r} is not callable")
    return stage


def _found(name: str) -> Any:
    """Return what stands at the place that the stage called `name` has."""
    if "." in name:
        module_name, _, attribute = name.rpartition(".")
    else:
        module_name, attribute = f"hanwash.stages.{name}", name.capitalize()
    try:
        return getattr(importlib.import_module(module_name), attribute)
    except Exception as error:
        # A user's module may fail in any way while it is imported.
        raise ConfigError(f"stages: {name!r} cannot be imported: {error}") from error


def _check_rule(name: str, config: Config) -> None:
    """Raise ConfigError when `name` is no rule that can be switched off; a user's own are not known here."""
    stage, _, rule = name.partition(".")
    if stage == "write":
        raise ConfigError(f"off: {name!r}: the line ends of text files cannot be switched off")
    if stage not in STAGES:
        if any("." in own for own in config.stages):
            return
        raise ConfigError(f"off: {name!r} is no rule: there is no stage {stage!r}{_near(stage, STAGES)}")
    rules: tuple[str, ...] = _found(stage).RULES
    if rule not in rules:
        known = _near(rule, rules) or (f"; it has {', '.join(rules)}" if rules else "; it has none")
        raise ConfigError(f"off: {stage} has no rule {rule!r}{known}")


def _near(name: str, known: Iterable[str]) -> str:
    """Return the end of a message: those of the `known` names that resemble `name`; nothing where none do."""
    import difflib

    matches = difflib.get_close_matches(name, list(known))
    return f"; similar: {', '.join(matches)}" if matches else ""
