"""Which script a text is in, and how one script, one width and one spacing are brought about.

Every module holds pure functions on strings; the normalize stage decides where they apply.
"""
