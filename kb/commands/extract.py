"""`duikou extract`: facts as JSON Lines, to look at, correct and load again."""

from pathlib import Path

import click

from kb import options
from kb.files import written
from kb.progress import counted
from kb.readings import readings
from loaders import records
from loaders.document import Failure


@click.command(
    epilog=options.examples(
        "extract article.txt",
        "extract articles/ -o facts.jsonl",
        "extract 'crawl/*.warc.gz' | head -1",
        "build facts.jsonl",
    )
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.output()
def command(sources: tuple[str, ...], target: Path | None) -> int:
    """Read sources and write their facts as JSON Lines, one document a line.

    SOURCE is a file, a folder, a glob or -: plain text, HTML, WARC(.gz), or JSON Lines of
    articles or of facts.  The exit status is 2 where a source could not be read; the others
    are written.
    """
    failures: list[Failure] = []
    with counted("reading") as tick, written(target) as out:
        for extract, _ in readings(sources, failures.append):
            out.write(records.encode(extract))
            tick(1)
    for failure in failures:
        click.echo(f"duikou: {failure}", err=True)
    return 2 if failures else 0
