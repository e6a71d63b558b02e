"""Addresses on the web, and what can be wrong with them."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")
_BARE_HOST = re.compile(r"(?:www\.|(?:[\w-]+\.)+(?:no|com|org|net|eu|dk|se|fi)(?:$|[/?#]))", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_OUTSIDE = re.compile(r"[\s<>\"'`\\]")


def scheme_of(address: str) -> str:
    """What stands before the colon, in small letters: `https`, `mailto`; nothing for an address within the site."""
    match = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", address)
    return match[1].lower() if match else ""


def fault_of(address: str) -> str | None:
    """What is wrong with an address on the web or of a mailbox, in bokmål; None when it can be followed.

    The engine takes every address apart with `urlsplit`, which gives up on some.
    """
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return "Det som står etter «//», er ikke et navn på et nettsted."
    if parts.scheme == "mailto":
        return None if _EMAIL.fullmatch(unquote(parts.path)) else "Det mangler en e-postadresse etter «mailto:»."
    if not parts.netloc:
        return "Det mangler «//» eller navnet på nettstedet."
    if "@" in parts.netloc:
        return "Det står en krøllalfa i navnet på nettstedet."
    if _OUTSIDE.search(address):
        return "Det står mellomrom eller anførselstegn i adressen."
    if not _HOST.fullmatch(parts.hostname or ""):
        return f"«{parts.hostname or ''}» er ikke et navn på et nettsted."
    return None


def without_scheme(address: str) -> str | None:
    """What an address that lacks its beginning should be; None for one that does not look like that."""
    if _EMAIL.fullmatch(address):
        return f"mailto:{address}"
    return f"https://{address}" if _BARE_HOST.match(address) else None
