"""The command `casebank`: one function for each sub-command, with no logic of its own."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path, PurePosixPath

from casebank import checking, clock, rules
from casebank.addresses import ledger_text, unlisted
from casebank.bank import load
from casebank.build import ENGINES, build
from casebank.catalogue import Catalogue
from casebank.cli_intake import add_commands as add_intake
from casebank.cli_upkeep import add_commands as add_upkeep
from casebank.compile import compile_assets, compile_pages
from casebank.diagnostics import Diagnostic, has_errors
from casebank.diff import DiffError, changed_since
from casebank.export import export_pages
from casebank.formatting import formatted
from casebank.ledger import PUBLISHED
from casebank.model.kinds import kind_of
from casebank.publish import limits, publish
from casebank.publish.error import PublishError
from casebank.publish.found import write_results
from casebank.publish.readiness import lacking, message
from casebank.publish.search import index
from casebank.report import FORMATS
from casebank.report.text import text
from casebank.site import CONFIGURATION, Site, read_site
from casebank.source.tree import read_tree

OK, FOUND_ERRORS, COULD_NOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sub-command. Gives 0 for no error, 1 for errors in the content, 2 when it could not run."""
    if isinstance(sys.stdout, TextIOWrapper):
        # Names of files can hold what no terminal can show.
        sys.stdout.reconfigure(errors="backslashreplace")
    parser = _parser()
    options = parser.parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        options.root = options.root or _root()
    except argparse.ArgumentTypeError as error:
        parser.error(str(error))
    try:
        return command(options)
    except DiffError as error:
        print(error, file=sys.stderr)
        return COULD_NOT_RUN
    except PublishError as error:
        print(error, file=sys.stderr)
        return FOUND_ERRORS
    except OSError as error:
        print(f"Kunne ikke kjøre: {error}", file=sys.stderr)
        return COULD_NOT_RUN


def check(options: argparse.Namespace) -> int:
    """Show what is wrong with the content; with paths or a commit to compare with, only with those files."""
    changed = changed_since(options.changed, options.root) if options.changed is not None else None
    findings = checking.findings_of(load(options.root, options.today))
    if changed is not None:
        findings = [finding for finding in findings if finding.path in changed]
    if options.paths:
        wanted = [_inside(path, options.root) for path in options.paths]
        findings = [finding for finding in findings if _is_below(finding.path, wanted)]
    _show(findings, options.format, read_site(options.root))
    return FOUND_ERRORS if has_errors(findings, strict=options.strict) else OK


def fmt(options: argparse.Namespace) -> int:
    """Put content files in the common format; with --check, only tell which are not in it."""
    wanted = [_inside(path, options.root) for path in options.paths] or [PurePosixPath()]
    changed = False
    for file in read_tree(options.root):
        kind = kind_of(file.path)
        if kind is None or file.is_link or not _is_below(str(file.path), wanted):
            continue
        new = formatted(file.content, kind)
        if new is None:
            print(f"{file.path}: hoppet over, for feltene kan ikke leses. Kjør «casebank check».")
        elif new != file.content:
            changed = True
            print(f"{file.path}: {'er ikke i felles form' if options.check else 'satt i felles form'}")
            if not options.check:
                (options.root / file.path).write_bytes(new)
    return FOUND_ERRORS if options.check and changed else OK


def list_rules(options: argparse.Namespace) -> int:
    """List the rules with their codes."""
    for rule in rules.RULES:
        print(f"{rule.code}  {rule.severity:<8} {rule.name:<36} {rule.title}")
    return OK


def pages(options: argparse.Namespace) -> int:
    """Write the compiled pages to a folder that any engine can build."""
    bank = load(options.root, options.today)
    site = read_site(options.root)
    findings = checking.findings_of(bank)
    if has_errors(findings):
        _show(findings, "text", site)
        return FOUND_ERRORS
    catalogue = Catalogue(bank)
    compiled = list(compile_pages(catalogue, site))
    export_pages(options.root, bank, compiled, options.folder, compile_assets(catalogue, site))
    print(f"Skrev {len(compiled)} sider til {options.folder}.")
    return OK


def build_site(options: argparse.Namespace) -> int:
    """Build the site, and swap it in when all went well."""
    build(options.root, options.root / "site", options.today, options.engine)
    print(limits.told(options.root / "site"))
    return OK


def publish_site(options: argparse.Namespace) -> int:
    """Add search and schemas to a site that an engine has built."""
    catalogue = Catalogue(load(options.root, options.today))
    publish(options.folder, catalogue, read_site(options.root))
    return OK


def index_site(options: argparse.Namespace) -> int:
    """Make the search index of a site that is built, once more. Content that could do harm is left out."""
    bank = load(options.root, options.today)
    catalogue = Catalogue(bank.without(rules.harmful(checking.findings_of(bank))))
    write_results(options.folder, index(options.folder, catalogue))
    return OK


def publishable(options: argparse.Namespace) -> int:
    """Tell what is missing before the site can be published."""
    found = list(lacking(read_site(options.root), options.url))
    if found:
        print(message(found), end="", file=sys.stderr)
        return FOUND_ERRORS
    print("Alt er på plass for å publisere.")
    return OK


def addresses(options: argparse.Namespace) -> int:
    """Add new addresses to the ledger; with --check, only tell which they are."""
    bank = load(options.root, options.today)
    new = unlisted(bank)
    for address in new:
        print(address)
    if options.check:
        return FOUND_ERRORS if new else OK
    (options.root / PUBLISHED).write_text(ledger_text(bank), encoding="utf-8")
    print(f"{len(new)} nye adresser er ført i {PUBLISHED}.")
    return OK


def _show(findings: list[Diagnostic], name: str, site: Site) -> None:
    if name == "text":
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        print(text(findings, site, colour=colour), end="")
    else:
        print(FORMATS[name](findings, site), end="")


def _inside(path: Path, root: Path) -> PurePosixPath:
    absolute = path if path.is_absolute() else Path.cwd() / path
    if not absolute.exists():
        raise FileNotFoundError(f"{path} finnes ikke.")
    try:
        return PurePosixPath(absolute.resolve().relative_to(root.resolve()).as_posix())
    except ValueError:
        raise FileNotFoundError(f"{path} ligger ikke i banken.") from None


def _is_below(path: str, wanted: list[PurePosixPath]) -> bool:
    return any(PurePosixPath(path).is_relative_to(one) for one in wanted)


def _root(value: str | None = None) -> Path:
    """The checkout: the nearest folder upwards that has a `mkdocs.yml`."""
    start = Path(value) if value else Path.cwd()
    for folder in (start, *start.resolve().parents):
        if (folder / CONFIGURATION).is_file():
            return folder.resolve()
    raise argparse.ArgumentTypeError(f"fant ikke {CONFIGURATION} her eller i mappene over")


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{value}» er ikke en dato som 2026-03-31") from None


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=_root, default=None, help="mappen banken ligger i (ellers: letes fram)")
    common.add_argument("--today", type=_day, default=clock.today(), help="dagen å regne fra (ellers: i dag)")
    parser = argparse.ArgumentParser(prog="casebank", description="Samskapingsbanken: sjekk og bygg.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")

    def add(name: str, run: Callable[[argparse.Namespace], int], help_text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, parents=[common], help=help_text, description=help_text)
        command.set_defaults(command=run)
        return command

    checking = add("check", check, "vis hva som er galt med innholdet")
    checking.add_argument("paths", nargs="*", type=Path, help="filer eller mapper (ellers: alt)")
    checking.add_argument("--format", choices=FORMATS, default="text", help="hvordan funnene vises")
    checking.add_argument(
        "--changed", metavar="BASE", help="bare filer som er endret siden denne grenen eller commiten"
    )
    checking.add_argument("--strict", action="store_true", help="advarsler teller som feil")
    formatting = add("fmt", fmt, "sett feltene i felles rekkefølge og form, uten å røre teksten under")
    formatting.add_argument("paths", nargs="*", type=Path, help="filer eller mapper (ellers: alt)")
    formatting.add_argument("--check", action="store_true", help="bare vis hvilke filer det gjelder")
    add("rules", list_rules, "list opp reglene")
    add("pages", pages, "skriv sidene til en mappe som andre motorer kan bygge").add_argument(
        "folder", type=Path, help="mappen sidene skrives til"
    )
    add("build", build_site, "bygg nettstedet, og bytt det inn når alt gikk bra").add_argument(
        "--engine", choices=ENGINES, default=ENGINES[0], help="motoren som bygger (ellers: %(default)s)"
    )
    add("publish", publish_site, "legg søk og skjemaer til et bygget nettsted").add_argument(
        "folder", type=Path, help="mappen med det ferdige nettstedet"
    )
    add("index", index_site, "lag søkeregisteret til et bygget nettsted på nytt").add_argument(
        "folder", type=Path, help="mappen med det ferdige nettstedet"
    )
    add("publishable", publishable, "si hva som mangler før nettstedet kan publiseres").add_argument(
        "--url", default="", help="adressen nettstedet publiseres på, når den er kjent"
    )
    add("addresses", addresses, "før nye adresser i listen over publiserte adresser").add_argument(
        "--check", action="store_true", help="bare vis dem"
    )
    add_intake(add)
    add_upkeep(add)
    return parser
