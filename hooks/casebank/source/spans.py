"""Where in a file each value of the front matter stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from casebank.diagnostics import START, Span

Location = tuple[str | int, ...]


class Spans:
    """The spans of keys and values, by their location: `("effects", 0, "source")`."""

    def __init__(self, locate: Callable[[], Spans] | None = None) -> None:
        """Begin without any, or with those that `locate` finds when somebody first asks."""
        self._locate = locate

    @cached_property
    def keys(self) -> dict[Location, Span]:
        """The spans of keys."""
        return self._located.keys if self._located else {}

    @cached_property
    def values(self) -> dict[Location, Span]:
        """The spans of values."""
        return self._located.values if self._located else {}

    def key(self, loc: Location) -> Span:
        """The span of a key; of the value, for an item of a list; of the nearest parent, if it is missing."""
        while loc:
            found = self.keys.get(loc) or self.values.get(loc)
            if found:
                return found
            loc = loc[:-1]
        return START

    def value(self, loc: Location) -> Span:
        """The span of a value, or of the nearest parent that is written in the file."""
        while loc:
            if loc in self.values:
                return self.values[loc]
            loc = loc[:-1]
        return START

    @cached_property
    def _located(self) -> Spans | None:
        return self._locate() if self._locate else None
