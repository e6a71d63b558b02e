"""What a failed step says."""

from __future__ import annotations


class PublishError(Exception):
    """A step of publishing could not be done. The text is bokmål and tells what to do."""
