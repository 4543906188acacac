"""`duikou build`: reads, extracts, writes, resolves identities, infers and validates."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from typing import Final

import click

from kb import build, identity, options, reason
from kb.progress import counted, stage
from kb.readings import readings
from kb.stats import Table, stats, total
from kb.store import Store, open_store
from kb.validate import Finding, passes, validate
from loaders.document import Failure
from loaders.errors import UserError

SHIPPED: Final = "reviewed"
"""The folder of `loaders` whose facts a build without a source reads."""


@click.command(
    epilog=options.examples(
        "build articles/",
        "build crawl.warc.gz corrected-facts.jsonl --store articles.db",
        "build",
        "build articles/ --store http://127.0.0.1:7878",
    )
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--validate/--no-validate", "checked", default=True, help="Hold the data against the shapes at the end."
)
@options.store(write=True)
def command(sources: tuple[str, ...], checked: bool, where: str) -> int:
    """Read sources into the knowledge base.

    Reads documents, extracts their facts, writes them, works out who is who and what follows,
    and validates the whole.  SOURCE is a file, a folder, a glob or -: plain text, HTML,
    WARC(.gz), or JSON Lines of articles or of facts.  Without a SOURCE it builds from the
    facts that ship with the package.  Running it again with more sources adds to the store;
    the same source twice changes nothing.

    The exit status is 2 where a source could not be read (the others are stored), else 1
    where the data has violations.
    """
    with open_store(where) as store:
        report, failures = _written(store, sources)
        with stage("who is who"):
            identity.resolve(store)
        with stage("what follows"):
            reason.infer(store)
        with stage("validating"):
            findings = validate(store) if checked else []
        _summary(report, {table.name: table for table in stats(store)}, findings)
    for failure in failures:
        click.echo(f"duikou: {failure}", err=True)
    return 2 if failures else 0 if passes(findings) else 1


def _written(store: Store, sources: tuple[str, ...]) -> tuple[build.Report, list[Failure]]:
    failures: list[Failure] = []
    with stage("ontology, vocabularies and places"):
        build.prepare(store)
    with counted("documents") as tick:
        found = readings(sources or _shipped(), failures.append)
        report = build.write(store, found, progress=tick)
    failures += [
        Failure(each.source, each.problem.removeprefix(f"{each.source}: ")) for each in report.failures
    ]
    return report, failures


def _shipped() -> Iterator[str]:
    folder = files("loaders") / SHIPPED
    found = (
        sorted((f for f in folder.iterdir() if f.name.endswith(".jsonl")), key=lambda f: f.name)
        if folder.is_dir()
        else []
    )
    if not found:
        raise UserError("no facts ship with this package; name a source, as in `duikou build articles/`")
    for file in found:
        with as_file(file) as path:
            yield str(path)


def _summary(report: build.Report, tables: dict[str, Table], findings: list[Finding]) -> None:
    facts = {row[0]: row[1] for row in tables["facts"].rows}
    people = tables["people"].rows[0][1] if tables["people"].rows else 0
    unread = ", ".join(f"{number} {kind}" for kind, number in tables["unread"].rows)
    click.echo(f"documents   {report.added} added, {report.replaced} replaced, {report.unchanged} unchanged")
    click.echo(f"people      {people}")
    click.echo(f"events      {facts.get('Event', 0)}")
    click.echo(f"facts       {total(tables['facts'])}, and {total(tables['inferred'])} inferred")
    click.echo(f"not read    {total(tables['unread'])}{f' ({unread})' if unread else ''}")
    for name in ("violation", "warning"):
        number = sum(finding.severity == name for finding in findings)
        if number:
            click.echo(f"{name}s".ljust(12) + f"{number}; see `duikou validate`")
