"""What is due for review, by those who can answer for it, and how they are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casebank.review.due import Owner
from casebank.review.issue import issues
from casebank.review.listing import as_json, text

FORMATS: dict[str, Callable[[Sequence[Owner]], str]] = {"text": text, "json": as_json, "issue": issues}
"""The formats by the name that `--format` takes."""
