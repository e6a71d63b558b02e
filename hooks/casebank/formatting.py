"""A content file in the common format: fields in the model's order, no needless quotation marks, LF as line end.

Every value and every comment is kept, and the body is not touched. Whole lines are moved as they stand,
so that a comment goes along with the field below it; only quotation marks are written anew.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

import yaml
from pydantic import BaseModel

from casebank.model.describe import group_of, in_order
from casebank.model.kinds import Kind
from casebank.model.partial_date import PartialDate
from casebank.source.document import SourceFile, read_markdown
from casebank.source.fields import read_fields, with_own_lines

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE = "---"
_TEXT_TAG = "tag:yaml.org,2002:str"
_UNQUOTED = (date, PartialDate, Decimal, int, bool)
"""Fields of these types hold no text, so that their values stand without quotation marks."""


def formatted(content: bytes, kind: Kind) -> bytes | None:
    """The file in the common format; None when its fields cannot be read, and must be mended first."""
    document, findings = read_markdown(SourceFile(PurePosixPath(kind.folder, "x.md"), content))
    if document is None or document.data is None or findings:
        return None
    lines = _LINE.findall(content.decode("utf-8-sig"))
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE)
    front = "".join(line.rstrip("\r\n") + "\n" for line in lines[1:end])
    closing = "\n" if lines[end].endswith(("\r", "\n")) else ""
    body = "".join(lines[end + 1 :])
    return f"{_FENCE}\n{_formatted(front, kind.model)}{_FENCE}{closing}{body}".encode()


def _formatted(front: str, model: type[BaseModel]) -> str:
    root = _tree(front)
    if not isinstance(root, yaml.MappingNode):
        return front
    lines = [f"{line}\n" for line in front.split("\n")[:-1]]
    _order(root, model, lines)
    new = _requoted("".join(lines), model)
    return new if read_fields(new, "").data == read_fields(front, "").data else front


def _order(node: yaml.MappingNode, model: type[BaseModel], lines: list[str]) -> None:
    """Put the fields of a group, and of the groups in it, in order. The line numbers are those of the tree."""
    for key, value in node.value:
        info = model.model_fields.get(key.value)
        group = group_of(info) if info else None
        for item in value.value if isinstance(value, yaml.SequenceNode) else (value,):
            if group and isinstance(item, yaml.MappingNode):
                _order(item, group, lines)
    names = in_order(model)
    keys = [key for key, _ in node.value]
    places = [key.start_mark.line for key in keys]
    each_on_its_line = places == sorted(set(places)) and len({key.start_mark.column for key in keys}) == 1
    if node.flow_style or not each_on_its_line or any(key.value not in names for key in keys):
        return
    order = sorted(range(len(keys)), key=lambda index: names.index(keys[index].value))
    if order != list(range(len(keys))):
        _move(node, order, lines)


def _move(node: yaml.MappingNode, order: list[int], lines: list[str]) -> None:
    column = node.value[0][0].start_mark.column
    first = node.value[0][0].start_mark.line
    # What stands before the first field is the head of the file, of the group, or of the item in a list.
    starts = [first]
    for (_, before), (key, _) in pairwise(node.value):
        start = key.start_mark.line
        while start > _end(before) and re.match(rf" {{{column}}}#", lines[start - 1]):
            start -= 1
        starts.append(start)
    starts.append(_end(node.value[-1][1]))
    sign = lines[first][:column]
    lines[first] = " " * column + lines[first][column:]
    chunks = [lines[start:stop] for start, stop in pairwise(starts)]
    moved = [line for index in order for line in chunks[index]]
    top = next(number for number, line in enumerate(moved) if not line.lstrip().startswith("#"))
    moved[top] = sign + moved[top][column:]
    if sign.strip():
        # A comment above the first field of an item stands above the whole item.
        moved[:top] = [sign[: sign.index("-")] + line.lstrip() for line in moved[:top]]
    lines[first : starts[-1]] = moved


def _end(node: yaml.Node) -> int:
    """The number of the line after a value. The end of a block of fields is not it: comments come before that."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    mark = node.end_mark
    return int(mark.line) + (1 if mark.column else 0)


def _requoted(front: str, model: type[BaseModel]) -> str:
    root = _tree(front)
    changes = sorted(_changes(root, model, front, in_flow=False), reverse=True) if root else []
    for start, end, new in changes:
        front = front[:start] + new + front[end:]
    return front


def _changes(node: yaml.Node, kind: Any, front: str, *, in_flow: bool) -> Iterator[tuple[int, int, str]]:
    """Where a value is written otherwise than it could be, and how it could. `kind` is a model, or a field's type."""
    if isinstance(node, yaml.ScalarNode):
        old = front[node.start_mark.index : node.end_mark.index]
        if old[:1] in ("'", '"') and "\n" not in old:
            new = _shortest(node.value, old, is_text=not any(one in _UNQUOTED for one in _types(kind)), in_flow=in_flow)
            if new != old:
                yield node.start_mark.index, node.end_mark.index, new
        return
    assert isinstance(node, yaml.CollectionNode)
    in_flow = in_flow or bool(node.flow_style)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _changes(item, kind, front, in_flow=in_flow)
        return
    for key, value in node.value:
        info = kind.model_fields.get(key.value) if isinstance(kind, type) and issubclass(kind, BaseModel) else None
        yield from _changes(key, str, front, in_flow=in_flow)
        inner = (group_of(info) or info.annotation) if info else str
        yield from _changes(value, inner, front, in_flow=in_flow)


def _shortest(value: str, old: str, *, is_text: bool, in_flow: bool) -> str:
    """How a quoted value is best written: bare if every reader then takes it for what it is, else in double quotes."""
    plain = _tree(f"x: [{value}]\n" if in_flow else f"x: {value}\n")
    read = plain.value[0][1] if isinstance(plain, yaml.MappingNode) and len(plain.value) == 1 else None
    if in_flow and isinstance(read, yaml.SequenceNode):
        read = read.value[0] if len(read.value) == 1 else None
    if value and isinstance(read, yaml.ScalarNode) and read.value == value and not read.style:
        looks_like_text = read.tag == _TEXT_TAG
        if looks_like_text or not is_text:
            return value
    if old.startswith("'") and value.isprintable() and not set(value) & {'"', "\\"}:
        return f'"{value}"'
    return old


def _types(annotation: Any) -> Iterator[Any]:
    """The plain types that a field's type is made of."""
    arguments = typing.get_args(annotation)
    if arguments:
        for argument in arguments:
            yield from _types(argument)
    else:
        yield annotation


def _tree(text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(with_own_lines(text), Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return None
    return node
