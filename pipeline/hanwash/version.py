"""The version, in one place: pyproject.toml and run.json read it here."""

__version__ = "0.1.0"
