"""hanwash turns dirty Chinese web text into a clean corpus, and records every change."""

from hanwash.api import clean, decode, normalize, repair, strip
from hanwash.cleaner import Cleaner
from hanwash.config import Config, ConfigError
from hanwash.document import Decoded, Document, Edit
from hanwash.version import __version__

__all__ = [
    "Cleaner",
    "Config",
    "ConfigError",
    "Decoded",
    "Document",
    "Edit",
    "__version__",
    "clean",
    "decode",
    "normalize",
    "repair",
    "strip",
]
