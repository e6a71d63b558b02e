"""Where in a file each value of the front matter stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from casebank.diagnostics import START, Span

Location = tuple[str | int, ...]


@dataclass
class Spans:
    """The spans of keys and values, by their location: `("effects", 0, "source")`."""

    keys: dict[Location, Span] = field(default_factory=dict)
    values: dict[Location, Span] = field(default_factory=dict)

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
