"""What a finding is: which rule, which file, where in it, what is wrong and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, a warning and a hint do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """The place in a list where the worst comes first, from 0."""
        return list(Severity).index(self)

    def named(self, count: int = 1) -> str:
        """What readers call this many findings of the severity: `advarsel`, `advarsler`."""
        one, many = _NAMES[self]
        return one if count == 1 else many


_NAMES = {
    Severity.ERROR: ("feil", "feil"),
    Severity.WARNING: ("advarsel", "advarsler"),
    Severity.HINT: ("tips", "tips"),
}


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A stretch of a text file. Lines and columns count from 1; the end lies just after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def point(cls, line: int, column: int = 1) -> Span:
        """The single character at this place."""
        return cls(line, column, line, column + 1)


START = Span.point(1)


@dataclass(frozen=True)
class Example:
    """A file that breaks or keeps a rule, told as the difference from a good one.

    `fields` are lines of front matter that replace the fields of the same name, `without` are fields
    left out, `body` replaces the body, and `raw` makes the whole file where Markdown cannot hold it.
    `name` is the file name when the rule is about it, and `others` are files that must lie beside it.
    `is_link` makes the file a symbolic link, whose content is where it leads.
    """

    fields: str = ""
    body: str | None = None
    without: tuple[str, ...] = ()
    kind: str = "case"
    name: str | None = None
    raw: Callable[[], bytes] | None = None
    shown: str = ""
    others: Mapping[str, Example] = field(default_factory=dict)
    is_link: bool = False


@dataclass(frozen=True)
class Rule:
    """One thing that content must keep, with what a contributor needs to understand it.

    `code` is what messages show, `name` what the rule is called in addresses, `title` and `why` are
    bokmål, and the two examples are tested: the wrong one gives exactly this code, the right one none.
    """

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    wrong: Example
    right: Example

    @property
    def page(self) -> str:
        """The page that explains it, from the engine's source folder."""
        return f"rules/{self.code.lower()}.md"

    def at(self, path: str, span: Span, message: str, advice: str) -> Diagnostic:
        """A finding of this rule: what is wrong, and what to do."""
        return Diagnostic(self, path, span, message, advice)


@dataclass(frozen=True)
class Diagnostic:
    """One finding about one file. `excerpt` is the line it begins on, when the file could be read."""

    rule: Rule
    path: str
    span: Span
    message: str
    advice: str
    excerpt: str = ""

    @property
    def order(self) -> tuple[str, Span, str]:
        """Files in order, each from its top down."""
        return self.path, self.span, self.rule.code


def shortened(text: str, limit: int = 60) -> str:
    """A contributor's text as it can stand in a message: short, and on one line."""
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def has_errors(findings: list[Diagnostic], *, strict: bool = False) -> bool:
    """Whether any finding stops the build; with `strict`, warnings do too."""
    limit = Severity.WARNING.rank if strict else Severity.ERROR.rank
    return any(finding.rule.severity.rank <= limit for finding in findings)
