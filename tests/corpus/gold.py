"""The cases of the corpus: texts with the rows that must be read in them."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from loaders.document import NO_METADATA, Metadata
from tests.corpus import expected, norms
from tests.corpus.rows import KINDS, Row

HERE: Final = Path(__file__).parent
SHARED: Final = HERE.parents[2] / "shared"
"""Beside the project, where there is one: real articles that are no part of it."""

KEYED: Final = {"documents": 1, "since": 2, "figures": 2, "aid": 2, "statements": 2, "behalf": 2, "themes": 1}
"""Kinds that whole articles state in part: so many leading columns tell what a stated row is about."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Case:
    """A text and what must be read in it.

    `where` is the file (and line) that states it.  `wanted` holds the rows of every kind that
    is scored; `same` leads from an equally good reading to the row it stands for; `allowed`
    rows and events of the `optional` types are neither rewarded nor held against the reader.
    `keyed` kinds are stated in part: a found row counts only where its leading columns are
    those of a stated row, and of the measures beyond money, projects and people only the
    stated ones count.  Who is in `never` takes part in nothing.
    """

    where: str
    source: str
    text: str
    wanted: Mapping[str, frozenset[Row]]
    beside: Metadata = NO_METADATA
    same: Mapping[tuple[str, Row], Row] = field(default_factory=dict)
    allowed: Mapping[str, frozenset[Row]] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    keyed: Mapping[str, int] = field(default_factory=dict)
    never: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return self.where


def articles() -> tuple[Case, ...]:
    """The whole articles, one a file."""
    return tuple(_article(path) for path in sorted((HERE / "articles").glob("*.toml")))


def sentences() -> tuple[Case, ...]:
    """The sentence cases, in the order of files and lines."""
    return tuple(case for path in sorted((HERE / "sentences").glob("*.toml")) for case in _sentences(path))


def seeds() -> tuple[Case, ...]:
    """The real articles beside the project with their gold; none where they are missing."""
    path = SHARED / "gold" / "seeds.json"
    if not path.exists() or not (SHARED / "seeds").exists():
        return ()
    gold = json.loads(path.read_text(encoding="utf8"))
    never = (*gold["never_officials"], *gold["never_participants"])
    return tuple(_whole(f"seeds/{d['source']}", _seed(d["source"]), d, never) for d in gold["documents"])


def _seed(name: str) -> str:
    with (SHARED / "seeds" / name).open(encoding="utf8", newline="") as file:
        return file.read()


def _article(path: Path) -> Case:
    told = tomllib.loads(path.read_text(encoding="utf8"))
    never = (*told["never_officials"], *told["never_participants"])
    return _whole(f"articles/{path.name}", told["text"], {**told["gold"], "source": told["source"]}, never)


def _whole(where: str, text: str, gold: Mapping[str, Any], never: Iterable[str]) -> Case:
    """A whole article, whose gold states every kind but the `unscored`."""
    stated = expected.from_tables(gold)
    permitted = expected.from_tables(gold.get("allowed", {}))
    others = {kind: {row for k, row in permitted.same if k == kind} for kind in KINDS}
    return Case(
        where=where,
        source=gold["source"],
        text=text,
        wanted={k: frozenset(stated.rows[k]) for k in KINDS if k not in gold.get("unscored", ())},
        same=stated.same,
        allowed={k: frozenset(permitted.rows[k] | others[k]) for k in KINDS},
        optional=frozenset(norms.code(t) for t in gold.get("allowed", {}).get("types", ())),
        keyed=KEYED,
        never=frozenset(map(norms.name, never)),
    )


def _sentences(path: Path) -> Iterator[Case]:
    text = path.read_text(encoding="utf8")
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line == "[[case]]"]
    for line, case in zip(lines, tomllib.loads(text)["case"], strict=True):
        stated = expected.from_lines(case)
        yield Case(
            where=f"sentences/{path.name}:{line}",
            source=f"{path.stem}-{line}.txt",
            text=case["text"],
            wanted={kind: frozenset(stated.rows[kind]) for kind in expected.keys(case)},
            beside=Metadata(published=case.get("published"), publisher=case.get("publisher")),
            same=stated.same,
            never=frozenset(map(norms.name, case.get("absent", ()))),
        )
