"""The store: what it refuses to open, and that what is written is there whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.store import FORMAT, EmbeddedStore, Store, memory, open_store
from loaders.errors import UserError

A, B, C, G, H = (ox.NamedNode(f"https://example.org/{name}") for name in "abcgh")
ONE, TWO, OTHER = ox.Quad(A, B, C, G), ox.Quad(C, B, A, G), ox.Quad(A, B, A, H)


def held(store: Store) -> set[ox.Quad]:
    return set(store.quads())


def test_what_is_loaded_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    where = str(tmp_path / "kb" / "duikou.db")
    with open_store(where) as store:
        store.load([ONE, OTHER])
    with open_store(where, read_only=True) as store:
        assert (held(store), store.graphs(), store.where) == ({ONE, OTHER}, [G.value, H.value], where)


def test_quads_are_told_by_graph_and_by_predicate(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as store:
        odd = ox.Quad(A, A, A, G)
        store.load([ONE, OTHER, odd])
        assert set(store.quads(G.value)) == {ONE, odd}
        assert set(store.quads(predicate=B.value)) == {ONE, OTHER}
        assert set(store.quads(G.value, A.value)) == {odd}


def test_a_query_sees_the_union_of_all_graphs_and_takes_terms_for_variables(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as store:
        store.load([ONE, TWO, OTHER])
        rows = store.query("SELECT ?s ?o { ?s <https://example.org/b> ?o } ORDER BY ?o", {"s": A})
        assert isinstance(rows, ox.QuerySolutions)
        assert [row["o"] for row in rows] == [A, C]


def test_replacing_a_graph_leaves_the_others_and_writes_nothing_twice(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as store:
        store.load([ONE, OTHER])
        assert store.replace([G.value], [ONE]) is False
        assert store.replace([G.value], [TWO]) is True
        assert held(store) == {TWO, OTHER}
        assert store.replace([G.value, H.value], [TWO, ONE]) is True
        assert held(store) == {TWO, ONE}
        assert store.graphs() == [G.value]


def test_literals_with_quotes_lines_and_backslashes_survive_a_replacement(tmp_path: Path) -> None:
    odd = ox.Quad(A, B, ox.Literal('"云岭"\r\n\t\\u0041 {} \u2028', language="zh-Hans"), G)
    with open_store(str(tmp_path / "s")) as store:
        store.load([ONE])
        store.replace([G.value], [odd])
        assert held(store) == {odd}


def test_an_update_that_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as store:
        store.load([ONE])
        with pytest.raises(OSError, match="invalid format"):
            store.update(f"DROP GRAPH {G} ; LOAD <file:///nowhere>")
        assert held(store) == {ONE}


def test_a_load_that_fails_half_way_adds_nothing(tmp_path: Path) -> None:
    def broken() -> object:
        yield ONE
        raise UserError("half way")

    with open_store(str(tmp_path / "s")) as store:
        with pytest.raises(UserError, match="half way"):
            store.load(broken())  # type: ignore[arg-type]
        assert held(store) == set()


def test_a_copy_in_memory_leaves_out_the_graphs_named(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as store:
        store.load([ONE, OTHER])
        assert set(memory(store, without=[H.value])) == {ONE}


def test_a_missing_store_is_not_made_by_reading(tmp_path: Path) -> None:
    where = tmp_path / "none"
    with pytest.raises(UserError) as problem:
        open_store(str(where), read_only=True)
    assert str(problem.value) == f"no knowledge base at {where}: run `duikou build` first, or give --store"
    assert not where.exists()


def test_a_folder_with_other_files_is_never_written_to(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(UserError, match="is no duikou store but has other files in it"):
        open_store(str(tmp_path))
    assert [f.name for f in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(UserError, match="is a file; a store is a folder"):
        open_store(str(tmp_path / "letter.txt"))


def test_a_store_of_another_format_is_refused(tmp_path: Path) -> None:
    open_store(str(tmp_path / "s")).close()
    (tmp_path / "s" / "DUIKOU").write_text("duikou-store/0\n")
    with pytest.raises(UserError, match=f"holds the format duikou-store/0, this duikou needs {FORMAT}"):
        open_store(str(tmp_path / "s"))


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with (
        open_store(str(tmp_path / "s")),
        pytest.raises(UserError, match="another duikou is using this store; wait"),
    ):
        open_store(str(tmp_path / "s"))


def test_a_reader_beside_a_writer_of_another_process_is_told_to_wait(tmp_path: Path) -> None:
    where = str(tmp_path / "s")
    read = f"from kb.store import open_store; open_store({where!r}, read_only=True)"
    with open_store(where):
        ended = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "another duikou is writing to this store; wait until it is done" in ended.stderr


def test_many_may_read_at_once(tmp_path: Path) -> None:
    where = str(tmp_path / "s")
    open_store(where).close()
    with open_store(where, read_only=True) as one, open_store(where, read_only=True) as other:
        assert held(one) == held(other) == set()


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "s"))
    store.close()
    assert isinstance(store, EmbeddedStore)
    with pytest.raises(UserError, match="this store is closed"):
        store.graphs()
