"""The counts are those of the small knowledge base."""

from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox

from kb.stats import stats, total
from kb.store import EmbeddedStore

SMALL = Path(__file__).parent / "small.trig"


def test_everything_is_counted_once() -> None:
    engine = ox.Store()
    engine.load(path=SMALL, format=ox.RdfFormat.TRIG)
    tables = {table.name: table for table in stats(EmbeddedStore("memory", engine, ExitStack()))}
    assert {name: table.rows for name, table in tables.items() if name not in ("facts", "rules")} == {
        "documents": ((2, 0, 0.125, 0.25),),
        "inferred": (("met-with", 1),),
        "people": ((4, 3),),
        "undated": ((1,),),
        "unread": (("date", 1),),
    }
    assert tables["facts"].headers == ("kind", "facts", "with_evidence")
    assert ("Sighting", 4, 4) in tables["facts"].rows
    assert ("Tenure", 3, 0) in tables["facts"].rows
    assert tables["rules"].rows[0] == ("meeting", 6, 0.9)
    assert total(tables["facts"]) == sum(row[1] for row in tables["facts"].rows if isinstance(row[1], int))


def test_an_empty_store_counts_nothing() -> None:
    tables = {table.name: table for table in stats(EmbeddedStore("memory", ox.Store(), ExitStack()))}
    assert tables["documents"].rows[0][:2] == (0, 0)
    assert tables["facts"].rows == ()
