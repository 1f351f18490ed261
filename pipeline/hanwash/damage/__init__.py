"""Kinds of damage, one a file: how each comes about, how it is known, how it is undone."""
