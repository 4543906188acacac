"""`duikou check`: reasoner and hygiene over the ontology."""

import click

from kb import options
from kb.check import Result, check
from kb.progress import stage
from kb.tables import console, table


@click.command(epilog=options.examples("check"))
def command() -> int:
    """Hold the ontology against its own rules.

    Runs each hygiene check over ontology, vocabularies, shapes, alignments and places, looks
    for terms that no query uses and for terms of others that they do not declare, and asks the
    reasoner HermiT where there is Java.  The exit status is 1 where a check finds anything.
    """
    with stage("checking the ontology"):
        results = check()
    out = console()
    out.print(table(("check", "title", "题目", "findings"), [_row(each) for each in results]))
    for each in results:
        if each.problems:
            rows = [(problem.node, problem.problem, problem.value) for problem in each.problems]
            out.print(table(("node", "problem", "value"), rows, f"{each.severity}: {each.title}"))
    number = sum(len(each.problems) for each in results)
    out.print(f"{number} finding{'' if number == 1 else 's'}")
    return 1 if number else 0


def _row(result: Result) -> tuple[str, str, str, str]:
    found = f"skipped: {result.skipped}" if result.skipped else str(len(result.problems))
    return result.name, result.title, result.title_zh, found
