"""The stages in order, as one object that is made once and cleans any number of documents."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from os import PathLike

from hanwash.config import Config, ConfigError
from hanwash.document import Document

__all__ = ["Cleaner"]

Stage = Callable[[Document], Document]


class Cleaner:
    """Cleans documents by the stages that its configuration lists.

    A cleaner holds its configuration only: it can be pickled, used from several threads, and gives
    the same result for the same input whenever and wherever it runs.

    >>> Cleaner(Config(stages=("decode",))).clean("天下".encode("gb18030")).text
    '天下'
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = Config() if config is None else config
        self._stages = tuple(_stage(name, self.config) for name in self.config.stages)

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
            ConfigError: when `source` is bytes and no stage decodes.
        """
        if isinstance(source, str):
            document = Document(source)
        elif isinstance(source, (bytes, bytearray, memoryview)):
            document = Document("", data=bytes(source))
        else:
            raise TypeError(f"a document is str or bytes, not {type(source).__name__}")
        for stage in self._stages:
            document = stage(document)
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


def _stage(name: str, config: Config) -> Stage:
    """Return the stage called `name`: one of ours, or a user's own by dotted path.

    A class is made with the configuration; any other callable is a stage as it stands.
    """
    if "." in name:
        module_name, _, attribute = name.rpartition(".")
    else:
        module_name, attribute = f"hanwash.stages.{name}", name.capitalize()
    try:
        found = getattr(importlib.import_module(module_name), attribute)
    except Exception as error:
        # A user's module may fail in any way while it is imported.
        raise ConfigError(f"stages: {name!r} cannot be imported: {error}") from error
    stage: Stage = found(config) if isinstance(found, type) else found
    if not callable(stage):
        raise ConfigError(f"stages: {name!r} is not callable")
    return stage
