"""The encoding that a page says it is in: evidence, never truth."""

from __future__ import annotations

import codecs
import re

__all__ = ["REFUSED", "codec_for", "declared_name"]

# A declaration further down is not read by browsers either (HTML standard: within the first 1024 bytes);
# old pages with long comments put it later, hence the larger figure.
HEAD = 4096

_DECLARATIONS = (
    (b"charset", re.compile(rb"charset[ \t]{0,4}=[ \t]{0,4}[\"']?([a-z][a-z0-9_:.-]{1,30})")),
    (b"<?xml", re.compile(rb"<\?xml [^>]{0,80}?encoding[ \t]{0,4}=[ \t]{0,4}[\"']([a-z][a-z0-9_:.-]{1,30})")),
)

# Encodings that Python has no codec for.
REFUSED = frozenset({"euc-tw", "x-euc-tw", "euctw", "iso-2022-cn", "iso2022-cn", "iso-2022-cn-ext"})

# What is called GB2312 or GBK holds characters of GB18030, and what is called Big5 those of Microsoft's
# cp950.
_FAMILIES = {
    **dict.fromkeys(
        ("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "gb2312-80", "csgb2312", "936"), "gb18030"
    ),
    **dict.fromkeys(("big5", "big-5", "big5-tw", "x-x-big5", "csbig5", "cp950", "950"), "cp950"),
    **dict.fromkeys(("big5hkscs", "big5-hkscs"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "cp932", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "euc_kr", "ks_c_5601-1987", "cp949", "uhc"), "cp949"),
    **dict.fromkeys(("latin-1", "latin1", "iso-8859-1", "iso8859-1", "ascii", "us-ascii"), "cp1252"),
}


_ASCII = b"<a href=1>\r\n"


def declared_name(data: bytes) -> str | None:
    """Return the name of the encoding that an HTML meta element or an XML declaration gives, in lower case.

    >>> declared_name(b'<meta http-equiv="Content-Type" content="text/html; charset=GB2312">')
    'gb2312'
    """
    head = data[:HEAD].lower()
    for literal, pattern in _DECLARATIONS:
        found = pattern.search(head) if literal in head else None
        if found:
            return found.group(1).decode("ascii")
    return None


def codec_for(name: str) -> str | None:
    """Return the Python codec to read with where an encoding that holds ASCII is called `name`; else None.

    >>> codec_for("GBK"), codec_for("Big5"), codec_for("utf8"), codec_for("euc-tw")
    ('gb18030', 'cp950', 'utf-8', None)
    """
    name = name.lower()
    if name in _FAMILIES:
        return _FAMILIES[name]
    try:
        codec = codecs.lookup(name).name
        # Neither a declaration in ASCII nor a detector that saw it can mean UTF-16 or EBCDIC.
        compatible = _ASCII.decode(codec) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        return None
    return _FAMILIES.get(codec, codec) if compatible else None
