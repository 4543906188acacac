"""The few texts of SPARQL that the program itself writes, and the kinds of answer."""

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Term = ox.NamedNode | ox.Literal


def change(graphs: Iterable[str], gone: Iterable[ox.Quad], come: Iterable[ox.Quad]) -> str:
    """One update that takes quads away, drops the graphs that are left empty, and adds quads."""
    drops = [f"DROP SILENT GRAPH <{graph}>" for graph in graphs]
    return " ;\n".join([f"DELETE DATA {{\n{data(gone)}}}", *drops, f"INSERT DATA {{\n{data(come)}}}"])


def data(quads: Iterable[ox.Quad]) -> str:
    """Quads as the inside of INSERT DATA: sorted, one block for each graph."""
    graphs: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        graphs[str(quad.graph_name)].append(f"{quad.subject} {quad.predicate} {quad.object} .\n")
    return "".join(f"GRAPH {name} {{\n{''.join(sorted(lines))}}}\n" for name, lines in sorted(graphs.items()))
