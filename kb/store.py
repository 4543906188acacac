"""The store: where the quads lie, and the few things that may be done to them.

A store is a folder (pyoxigraph on disk) or the address of a SPARQL 1.1 store (`kb.remote`).
Every write is all or nothing.  The folder holds the file `DUIKOU`, which says that it is one
and in which format, `data` with the quads, and `lock`: one writes or many read.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Final, Protocol, Self

import pyoxigraph as ox

from kb import lock, sparql
from kb.remote import RemoteStore
from kb.sparql import Answer, Term
from loaders.errors import UserError

FORMAT: Final = "duikou-store/1"
DEFAULT: Final = "duikou.db"
_MARKER: Final = "DUIKOU"


class Store(Protocol):
    """What the embedded store and a remote one have in common; `where` names it in messages."""

    @property
    def where(self) -> str:
        """The folder or address it was opened by."""

    def query(self, text: str, substitutions: Mapping[str, Term] | None = None) -> Answer:
        """Asks the union of all graphs; `substitutions` put terms in the place of variables.

        Raises SyntaxError where the text is no SPARQL.
        """

    def update(self, text: str) -> None:
        """Runs one SPARQL update, all or nothing.  Raises SyntaxError where it is none."""

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Adds quads.  All or nothing for each graph."""

    def replace(self, graphs: Collection[str], quads: Iterable[ox.Quad]) -> bool:
        """Makes these graphs hold these quads and no others, in one transaction.

        Answers whether anything had to change: what is there already is not written again.
        """

    def quads(self, graph: str | None = None, predicate: str | None = None) -> Iterator[ox.Quad]:
        """The quads of one graph, of one predicate, or all of them."""

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""

    def close(self) -> None:
        """Lets the store go; nothing may be asked of it after that."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class EmbeddedStore:
    """A store in a folder.  It is a class for what it holds open: the engine and the lock."""

    def __init__(self, where: str, engine: ox.Store, held: ExitStack) -> None:
        self.where = where
        self._engine: ox.Store | None = engine
        self._held = held

    @property
    def engine(self) -> ox.Store:
        """The pyoxigraph store itself, for the libraries that take one."""
        if self._engine is None:
            raise UserError(f"{self.where}: this store is closed")
        return self._engine

    def query(self, text: str, substitutions: Mapping[str, Term] | None = None) -> Answer:
        """See `Store`."""
        return ask(self.engine, text, substitutions)

    def update(self, text: str) -> None:
        """See `Store`."""
        self.engine.update(text)

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Adds quads, all or nothing."""
        self.engine.bulk_extend(quads)

    def replace(self, graphs: Collection[str], quads: Iterable[ox.Quad]) -> bool:
        """See `Store`."""
        old = {quad for graph in graphs for quad in self.quads(graph)}
        new = set(quads)
        gone, come = old - new, new - old
        empty = set(graphs) - {str(quad.graph_name)[1:-1] for quad in new}
        if gone:
            self.update(sparql.change(empty, gone, come))
        elif come:
            self.load(come)
        return bool(gone or come)

    def quads(self, graph: str | None = None, predicate: str | None = None) -> Iterator[ox.Quad]:
        """See `Store`."""
        return self.engine.quads_for_pattern(
            None,
            ox.NamedNode(predicate) if predicate else None,
            None,
            ox.NamedNode(graph) if graph else None,
        )

    def graphs(self) -> list[str]:
        """See `Store`."""
        return sorted(graph.value for graph in self.engine.named_graphs())

    def close(self) -> None:
        """See `Store`."""
        self._engine = None
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def ask(engine: ox.Store, text: str, substitutions: Mapping[str, Term] | None = None) -> Answer:
    """Asks the union of all graphs of a pyoxigraph store, in memory or on disk."""
    terms: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
        ox.Variable(name): term for name, term in (substitutions or {}).items()
    }
    return engine.query(text, use_default_graph_as_union=True, substitutions=terms)


def memory(store: Store, *, without: Collection[str] = ()) -> ox.Store:
    """A copy in memory, two to nine times faster to ask, without the graphs named."""
    copy = ox.Store()
    left = {ox.NamedNode(graph) for graph in without}
    copy.bulk_extend(quad for quad in store.quads() if quad.graph_name not in left)
    return copy


def open_store(where: str = DEFAULT, *, read_only: bool = False) -> Store:
    """Opens a folder, which is made where there is none, or the address of a SPARQL 1.1 store.

    Raises UserError where the folder is no store, holds another format, is missing although it
    is only to be read, or is being used by another process.
    """
    if where.startswith(("http://", "https://")):
        return RemoteStore(where, read_only=read_only)
    folder = Path(where)
    _known(folder, read_only=read_only)
    with ExitStack() as held:
        held.enter_context(lock.held(folder / "lock", shared=read_only))
        return EmbeddedStore(where, _engine(folder, read_only=read_only), held.pop_all())


def _engine(folder: Path, *, read_only: bool) -> ox.Store:
    data = str(folder / "data")
    try:
        return ox.Store.read_only(data) if read_only else ox.Store(data)
    except OSError as problem:
        raise UserError(f"{folder}: the store cannot be opened: {problem}") from None


def _known(folder: Path, *, read_only: bool) -> None:
    marker = folder / _MARKER
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file; a store is a folder, so name another with --store")
    if marker.is_file() and ((folder / "data").is_dir() or not read_only):
        _same_format(folder, marker.read_text(encoding="utf-8").strip())
    elif folder.is_dir() and any(folder.iterdir()) and not marker.is_file():
        raise UserError(f"{folder} is no duikou store but has other files in it; name another with --store")
    elif read_only:
        raise UserError(f"no knowledge base at {folder}: run `duikou build` first, or give --store")
    else:
        _found(folder, marker)


def _same_format(folder: Path, written: str) -> None:
    if written != FORMAT:
        raise UserError(
            f"{folder} holds the format {written or 'unknown'}, this duikou needs {FORMAT}; "
            "build a new store from its facts, or name another with --store"
        )


def _found(folder: Path, marker: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        marker.write_text(FORMAT + "\n", encoding="utf-8")
    except OSError as problem:
        raise UserError(f"{folder}: no store can be made there: {problem}") from None
