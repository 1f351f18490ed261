"""The functions for those who want one text cleaned and nothing to set up."""

from __future__ import annotations

from functools import lru_cache

from hanwash.cleaner import Cleaner
from hanwash.config import Config
from hanwash.document import Decoded

__all__ = ["clean", "decode", "normalize", "repair", "strip"]


@lru_cache(maxsize=32)
def _cleaner(config: Config) -> Cleaner:
    return Cleaner(config)


def clean(source: str | bytes) -> str:
    """Return `source` after all stages with the default profile, whatever the verdict on it.

    Raises:
        TypeError: when `source` is neither str nor bytes.

    >>> clean("漁民們(men)把船開(kāi)回港灣(wān)，繫緊纜繩，等風(fēng)過(guò)去。")
    '渔民们把船开回港湾，系紧缆绳，等风过去。'
    """
    return _cleaner(Config()).clean(source).text


def decode(data: bytes) -> Decoded:
    """Return the text of `data` and the encoding it was found to be in.

    Raises:
        TypeError: when `data` is not bytes.

    >>> decoded = decode("常态化疫情防控".encode("gb18030"))
    >>> decoded.text, decoded.encoding
    ('常态化疫情防控', 'gb18030')
    """
    from hanwash.stages.decode import decode as decode_bytes

    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"what is decoded is bytes, not {type(data).__name__}")
    return decode_bytes(bytes(data))


def _after(text: str, config: Config) -> str:
    """Return `text` after the stages of `config`, none of which decodes."""
    if not isinstance(text, str):
        raise TypeError(f"the text must be str, not {type(text).__name__}; `decode` makes text of bytes")
    return _cleaner(config).clean(text).text


def repair(text: str) -> str:
    """Return `text` with its damage undone; script, width and spacing stay.

    Raises:
        TypeError: when `text` is not str.

    >>> repair("亳(bó)州")
    '亳(bó)州'
    """
    return _after(text, Config(stages=("repair",)))


def strip(text: str) -> str:
    """Return the content lines of `text`, in order, without boilerplate and spam.

    Raises:
        TypeError: when `text` is not str.

    >>> strip("首页 > 新闻 > 国内")
    ''
    """
    return _after(text, Config(stages=("strip",)))


def normalize(text: str, script: str = "zh-Hans", punctuation: str = "chinese", quotes: str = "keep") -> str:
    """Return `text` in one script, with one width of punctuation.

    Raises:
        ConfigError: when an option is not one of those that `Config` allows.
        TypeError: when `text` is not str.

    >>> normalize("臺灣,日本")
    '台湾，日本'
    """
    config = Config(stages=("normalize",), script=script, punctuation=punctuation, quotes=quotes)
    return _after(text, config)
