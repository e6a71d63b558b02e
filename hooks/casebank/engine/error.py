"""What the engine says when it cannot go on."""

from __future__ import annotations


class EngineError(Exception):
    """The site could not be made. The text is bokmål and tells what to do."""
