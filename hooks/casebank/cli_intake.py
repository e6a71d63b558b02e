"""The commands of `casebank` for what comes in: new files, and what GitHub's forms and pull requests bring."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from casebank.bank import load
from casebank.catalogue import Catalogue
from casebank.intake.asking import KINDS, new_file
from casebank.intake.comment import CommentError, comment
from casebank.intake.event import EventError, read_event
from casebank.intake.issue_forms import issue_forms
from casebank.intake.receive import Received, receive
from casebank.intake.reply import problem, pull_request, reply
from casebank.site import read_site

Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_commands(add: Add) -> None:
    """Add the commands, by a function that takes a name, what to run and a help text in bokmål."""
    add("new", new, "lag en ny fil ved å svare på noen spørsmål").add_argument(
        "kind", choices=[kind.name for kind in KINDS], help="hva slags fil"
    )
    add("forms", forms, "lag skjemaene på GitHub på nytt ut fra modellene").add_argument(
        "--check", action="store_true", help="bare si hvilke som ikke er oppdatert"
    )
    importing = add("import-issue", import_issue, "gjør en sak fra et skjema på GitHub til en fil, og sjekk den")
    importing.add_argument("event", type=Path, help="GitHubs hendelse, som JSON")
    importing.add_argument("--into", type=Path, default=None, help="mappe for svaret og det som trengs videre")
    add("comment", write_comment, "skriv kommentaren til en pull request ut fra funnene").add_argument(
        "findings", type=Path, help="funnene, fra «casebank check --format json»"
    )


def new(options: argparse.Namespace) -> int:
    """Ask in the terminal, and write the file."""
    kind = next(kind for kind in KINDS if kind.name == options.kind)
    catalogue = Catalogue(load(options.root, options.today))
    try:
        made = new_file(kind, catalogue, options.today, input, print)
    except (EOFError, KeyboardInterrupt):
        print("\nAvbrutt. Ingenting er skrevet.", file=sys.stderr)
        return 2
    path = options.root / made.path
    with path.open("x", encoding="utf-8") as file:
        file.write(made.text)
    print(f"\nSkrev {made.path}. Fyll ut resten, og kjør «casebank check {made.path}».")
    return 0


def forms(options: argparse.Namespace) -> int:
    """Write the issue forms; with --check, only tell which are stale."""
    catalogue = Catalogue(load(options.root, options.today))
    stale = False
    for path, text in issue_forms(catalogue, read_site(options.root)).items():
        file = options.root / path
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        stale = True
        print(f"{path} {'er ikke oppdatert' if options.check else 'er skrevet'}")
        if not options.check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    if options.check and stale:
        print("Kjør «casebank forms», og ta med endringene.")
    return 1 if options.check and stale else 0


def import_issue(options: argparse.Namespace) -> int:
    """Make a file of an issue, write it if it is sound, and write what to answer."""
    site = read_site(options.root)
    try:
        received = receive(read_event(options.event), options.root, options.today)
    except EventError as error:
        _write(options.into, {"reply.md": problem(str(error))})
        print(error, file=sys.stderr)
        return 1
    files = {"reply.md": reply(received, site)}
    if received.is_sound:
        path = options.root / received.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(received.content)
        files |= {"path.txt": received.path, "title.txt": _title(received), "pull-request.md": pull_request(received)}
    _write(options.into, files)
    print(files["reply.md"], end="")
    return 0 if received.is_sound else 1


def write_comment(options: argparse.Namespace) -> int:
    """Print the comment on a pull request."""
    try:
        print(comment(options.findings, read_site(options.root)), end="")
    except CommentError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _title(received: Received) -> str:
    """The title of the pull request, of names that the program has made."""
    return f"{received.issue.form.title}: {Path(received.path).stem}"


def _write(folder: Path | None, files: dict[str, str]) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
