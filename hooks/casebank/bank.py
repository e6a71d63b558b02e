"""Everything that was read: the files, what they say, and what could not be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel, RootModel

from casebank.diagnostics import Diagnostic
from casebank.fingerprint import fingerprint
from casebank.ledger import PUBLISHED, WITHDRAWN, Ledger, read_ledger
from casebank.memory import nothing_to_collect
from casebank.model import vocabulary as rows
from casebank.model.fields import Dated, Model
from casebank.model.kinds import KINDS, PAGE, Kind, kind_of
from casebank.model.markers import Location, Marker, marked
from casebank.model.parse import FieldError, parse
from casebank.rendering import Rendering, read_rendering
from casebank.source.document import Document, SourceFile, read_markdown, read_yaml
from casebank.source.pictures import ENDINGS, Picture, inspect
from casebank.source.spans import Spans
from casebank.source.tree import read_tree
from casebank.vocabulary import Gazetteer, Vocabularies

VOCABULARY = PurePosixPath("docs/vocabulary")
DRAWING = ".svg"
_ROWS: Mapping[str, type[Model]] = {
    "counties": rows.CountyRow,
    "municipalities": rows.MunicipalityRow,
    "former-municipalities": rows.FormerMunicipalityRow,
    "glossary": rows.GlossaryRow,
    "search-words": rows.SearchWordsRow,
    "filler-words": rows.FillerWordsRow,
    "withdrawn": rows.WithdrawnRow,
}
Mark = tuple[Location, Marker, str]
M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[M_co]):
    """One content file: what it is, and its model, or why it has none."""

    kind: Kind
    id: str
    document: Document
    model: M_co | None
    errors: tuple[FieldError, ...] = ()

    @property
    def path(self) -> str:
        """The path in the repository."""
        return self.document.path

    @cached_property
    def marked(self) -> tuple[Mark, ...]:
        """Every text in the fields that must name something: where it stands, what it must name, and the text."""
        return marked(self.kind.model, self.document.data)

    def forget(self) -> None:
        """Let go of what was worked out on the way, and would be again if somebody asked."""
        self.__dict__.pop("marked", None)
        self.document.forget()


@dataclass(frozen=True)
class VocabularyFile:
    """One vocabulary file: its rows, or why it has none."""

    name: str
    document: Document
    row: type[Model]
    rows: tuple[Any, ...]
    errors: tuple[FieldError, ...] = ()


@dataclass(frozen=True)
class Bank:
    """All content on the day `today`, with what the reading found wrong.

    `files` are the paths of all files below the content folders, also those that could not be read; `links`
    those that are symbolic links, which are not followed. `drawings` are the texts of SVG files, and
    `rendering` is how the site makes HTML of Markdown.
    """

    entries: tuple[Entry[Any], ...]
    vocabulary_files: tuple[VocabularyFile, ...]
    vocabularies: Vocabularies
    files: frozenset[str]
    findings: tuple[Diagnostic, ...]
    today: date
    ledger: Ledger = field(default_factory=Ledger)
    links: frozenset[str] = frozenset()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    drawings: Mapping[str, bytes] = field(default_factory=dict)
    rendering: Rendering = field(default_factory=Rendering)
    _by_kind: Mapping[str, Mapping[str, Entry[Any]]] = field(default_factory=dict, repr=False)
    _ids: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def of_kind(self, kind: Kind) -> Mapping[str, Entry[Any]]:
        """The entries of a kind by id, in the order of their paths."""
        return self._by_kind.get(kind.name, {})

    @property
    def withdrawn(self) -> tuple[rows.WithdrawnRow, ...]:
        """The pages that were withdrawn."""
        return tuple(row for file in self.vocabulary_files if file.name == WITHDRAWN.stem for row in file.rows)

    @property
    def withdrawn_spans(self) -> Spans:
        """Where those stand in their file."""
        found = (file.document.spans for file in self.vocabulary_files if file.name == WITHDRAWN.stem)
        return next(found, Spans())

    def ids(self, kind: Kind) -> frozenset[str]:
        """The ids of a kind, also of files that could not be read."""
        return self._ids.get(kind.name, frozenset())

    def without(self, paths: Collection[str]) -> Bank:
        """The bank as if these files were not there."""
        by_kind = {
            name: {key: entry for key, entry in found.items() if entry.path not in paths}
            for name, found in self._by_kind.items()
        }
        return replace(
            self,
            entries=tuple(entry for entry in self.entries if entry.path not in paths),
            files=self.files.difference(paths),
            _by_kind=by_kind,
        )


def load(root: Path, today: date) -> Bank:
    """Read the bank that lies below `root`."""
    return bank_of(read_tree(root), today, read_rendering(root))


@nothing_to_collect()
def bank_of(files: Iterable[SourceFile], today: date, rendering: Rendering | None = None) -> Bank:
    """Read the bank that these files make up. `rendering` is how its site makes HTML of Markdown."""
    entries: list[Entry[Any]] = []
    vocabulary_files: list[VocabularyFile] = []
    findings: list[Diagnostic] = []
    ids: dict[str, set[str]] = {kind.name: set() for kind in KINDS}
    paths: set[str] = set()
    links: set[str] = set()
    pictures: dict[str, Picture] = {}
    unparsed: dict[str, bytes] = {}
    for file in files:
        paths.add(str(file.path))
        if file.is_link:
            links.add(str(file.path))
            continue
        if file.path.suffix in ENDINGS:
            pictures[str(file.path)] = inspect(file.content)
        elif file.path.suffix in (DRAWING, PUBLISHED.suffix):
            unparsed[str(file.path)] = file.content
        kind = kind_of(file.path)
        if kind is not None:
            ids[kind.name].add(entry_id(kind, file.path))
            entry, wrong = _read_entry(file)
            findings += wrong
            if entry is not None:
                entries.append(entry)
        elif (file.path.parent == VOCABULARY and file.path.suffix == ".yml") or file.path == WITHDRAWN:
            document, found = read_yaml(file)
            findings += found
            if document is not None:
                vocabulary_files.append(_vocabulary_file(file.path.stem, document))
    by_kind: dict[str, dict[str, Entry[Any]]] = defaultdict(dict)
    for entry in entries:
        by_kind[entry.kind.name][entry.id] = entry
    return Bank(
        entries=tuple(entries),
        vocabulary_files=tuple(vocabulary_files),
        vocabularies=_vocabularies(vocabulary_files),
        files=frozenset(paths),
        findings=tuple(findings),
        today=today,
        ledger=read_ledger(unparsed.get(str(PUBLISHED), b"")),
        links=frozenset(links),
        pictures=pictures,
        drawings=_drawings(unparsed),
        rendering=rendering or Rendering(),
        _by_kind=dict(by_kind),
        _ids={name: frozenset(found) for name, found in ids.items()},
    )


def _drawings(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.endswith(DRAWING)}


def entry_id(kind: Kind, path: PurePosixPath) -> str:
    """The file's name without its ending; for a hand-written page, its path below `docs/`."""
    if kind is PAGE:
        return str(path.relative_to("docs").with_suffix(""))
    return path.stem


_Read = tuple[Entry[Any] | None, tuple[Diagnostic, ...]]
_read_before: dict[PurePosixPath, tuple[str, _Read]] = {}
"""Each file as it was read last, with a fingerprint of its content, so that a preview reads only what has changed."""


def _read_entry(file: SourceFile) -> _Read:
    """The entry in a file of a kind, unless it has none, and what the reading found wrong."""
    told = fingerprint(file.content)
    known, found = _read_before.get(file.path, ("", None))
    if found is None or known != told:
        found = _entry(file)
        _read_before[file.path] = told, found
    return found


def _entry(file: SourceFile) -> _Read:
    kind = kind_of(file.path)
    assert kind is not None
    document, findings = read_markdown(file)
    if document is None:
        return None, tuple(findings)
    if document.data is None:
        return Entry(kind, entry_id(kind, file.path), document, None), tuple(findings)
    model, errors = parse(kind.model, document.data)
    entry = Entry(kind, entry_id(kind, file.path), document, cast("Dated | None", model), errors)
    return entry, tuple(findings)


def _vocabulary_file(name: str, document: Document) -> VocabularyFile:
    row = _ROWS.get(name, rows.TermRow)
    if document.data is None:
        return VocabularyFile(name, document, row, ())
    model, errors = parse(RootModel[tuple[row, ...]], document.data)  # type: ignore[valid-type]
    return VocabularyFile(name, document, row, model.root if model else (), errors)


def _vocabularies(files: Iterable[VocabularyFile]) -> Vocabularies:
    by_name = {file.name: file.rows for file in files}
    special = {name: by_name.get(name, ()) for name in _ROWS}
    return Vocabularies(
        lists={name: {term.id: term for term in terms} for name, terms in by_name.items() if name not in special},
        gazetteer=Gazetteer(special["counties"], special["municipalities"], special["former-municipalities"]),
        glossary=special["glossary"],
        search_words=special["search-words"],
        filler_words=special["filler-words"],
    )
