"""Text as people type and paste it, made fit for a file. The form's script does the same: docs/scripts/form-text.js.

No word is lost: what does not show is taken out, and signs that would mean something to Markdown by accident are
written so that they show as they are.
"""

from __future__ import annotations

import re
import unicodedata

from casebank.rules.characters import EMOJI_JOINER, INVISIBLE

_WORD_BULLETS = re.compile("[\uf0b7\uf0a7\uf0d8\uf076]")
_LINE_ENDS = re.compile("\r\n?|[\v\f\u0085\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_BULLET = re.compile(r"^[ \t]*(?:[•·▪◦‣●○■□]|o(?=\t))[ \t]+")
_LIST_ITEM = re.compile(r"^ {0,3}(?:[-*+]|[0-9]+\.)[ \t]+")
_INDENTED = re.compile(r"^(?: {2,}|\t)")
_CODE_OR_TAG = re.compile(
    r"(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)\1(?!`)|<(?!https?://[^\s<>]+>)(?=[A-Za-z/!?])", re.IGNORECASE
)


def visible(text: str) -> str:
    """The text without what does not show, and with the common line ends and spaces."""
    text = _WORD_BULLETS.sub("•", text)
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    parts = EMOJI_JOINER.split(unicodedata.normalize("NFC", text))
    return "\u200d".join(INVISIBLE.sub("", part) for part in parts)


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(visible(text).split())


def paragraphs(text: str) -> str:
    """The text with its paragraphs, and no space where nobody sees it."""
    text = re.sub(r" +$", "", visible(text).replace("\t", " "), flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def story(text: str) -> str:
    """A section of the story as Markdown that keeps to the page's outline. Sound Markdown comes out as it went in."""
    text = re.sub(r"[ \t]+$", "", visible(text), flags=re.MULTILINE)
    lines = re.sub(r"\n{3,}", "\n\n", text).strip().split("\n")
    written: list[str] = []
    level = 2
    for index, line in enumerate(lines):
        bulleted = _BULLET.sub("- ", line)
        following = _BULLET.sub("- ", lines[index + 1]) if index + 1 < len(lines) else ""
        if _starts_list(bulleted, written[-1] if written else "", following):
            written.append("")
        plain = _without_accidents(line, written, level) if bulleted == line else bulleted
        level = _heading_level(plain) or level
        written.append(plain)
    return _CODE_OR_TAG.sub(lambda match: "&lt;" if match[0] == "<" else match[0], "\n".join(written))


def _starts_list(line: str, before: str, following: str) -> bool:
    """Whether a list begins right below a paragraph, where Markdown would not see it."""
    if not before.strip() or _LIST_ITEM.match(before) or _INDENTED.match(before) or before.startswith("!!!"):
        return False
    return bool(_LIST_ITEM.match(line)) and bool(_LIST_ITEM.match(following) or before.rstrip().endswith(":"))


def _without_accidents(line: str, written: list[str], level: int) -> str:
    here = _heading_level(line)
    if here is not None:
        sound = 3 <= here <= level + 1 and re.match(r"#+ \S", line)
        return line if sound else f"\\{line}"
    before = written[-1] if written else ""
    if before.strip() and re.fullmatch(r"-+ *", line):
        return f"\\{line}"
    if before.strip() and re.fullmatch(r"=+ *", line):
        return line.replace("=", "&#61;", 1)
    if re.match(r" {4}|\t", line) and not _is_continued(written):
        return line.lstrip()
    return line


def _heading_level(line: str) -> int | None:
    """The level of the heading that the line is to Python-Markdown, which asks for no space."""
    match = re.match(r"#{1,6}", line)
    return len(match[0]) if match else None


def _is_continued(written: list[str]) -> bool:
    """Whether an indented line goes on with a list or a box."""
    for line in reversed(written):
        if not line.strip():
            continue
        if _LIST_ITEM.match(line) or line.startswith("!!!"):
            return True
        if not _INDENTED.match(line):
            return False
    return False
