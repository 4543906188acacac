"""The bar that the code is held to: short functions, short modules, no cycle, nothing hidden.

Each test names every offender as `file:line what`, so that one run shows all there is to mend.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
PACKAGES: Final = ("kb", "loaders", "ontology", "queries")
LONGEST_FUNCTION: Final = 40
MEDIAN_FUNCTION: Final = 8
LONGEST_MODULE: Final = 250
BROAD: Final = frozenset({"Exception", "BaseException"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """A source file with its tree; `name` is what it is imported by."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    @property
    def lines(self) -> int:
        return len(self.path.read_text(encoding="utf-8").splitlines())

    def at(self, node: ast.AST, what: str) -> str:
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)} {what}"


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(Module(path, ast.parse(path.read_text(encoding="utf-8"), str(path))) for path in paths)


def none(offenders: Iterable[str]) -> None:
    """Fails with one offender a line."""
    listed = list(offenders)
    if listed:
        pytest.fail("\n".join(listed), pytrace=False)


CODE: Final = modules(*PACKAGES, "scripts")
ALL: Final = modules(*PACKAGES, "scripts", "tests")


def functions(module: Module) -> Iterator[Function]:
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from `def` to the last, without the docstring."""
    last = function.end_lineno or function.lineno
    first = function.body[0]
    said = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    return last - function.lineno + 1 - ((first.end_lineno or 0) - first.lineno + 1 if said else 0)


def test_there_is_code_to_look_at() -> None:
    assert {module.name.partition(".")[0] for module in CODE} == {*PACKAGES, "scripts"}


def test_no_function_is_longer_than_a_screen() -> None:
    none(
        module.at(function, f"{function.name} has {length(function)} lines")
        for module in ALL
        for function in functions(module)
        if length(function) > LONGEST_FUNCTION
    )


def test_half_of_all_functions_are_shorter_than_a_paragraph() -> None:
    assert median(length(f) for module in modules(*PACKAGES) for f in functions(module)) <= MEDIAN_FUNCTION


def test_no_module_is_longer_than_a_sitting() -> None:
    none(module.at(module.tree, f"{module.lines} lines") for module in CODE if module.lines > LONGEST_MODULE)


def test_no_function_hides_an_import() -> None:
    none(
        module.at(node, f"import in {function.name}")
        for module in ALL
        for function in functions(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    )


def test_no_handler_catches_everything() -> None:
    none(
        module.at(node, f"except {'' if node.type is None else ast.unparse(node.type)}")
        for module in ALL
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and (node.type is None or BROAD & names(node.type))
    )


def names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def test_every_module_and_every_public_name_says_what_it_is() -> None:
    none(where for module in CODE for where in undocumented(module))


def undocumented(module: Module) -> Iterator[str]:
    if ast.get_docstring(module.tree) is None:
        yield module.at(module.tree, "module")
    for node in module.tree.body:
        if isinstance(node, Function | ast.ClassDef) and public(node):
            members = node.body if isinstance(node, ast.ClassDef) else []
            methods = (each for each in members if isinstance(each, Function) and public(each))
            for each in (node, *methods):
                if ast.get_docstring(each) is None:
                    yield module.at(each, each.name)


def public(node: Function | ast.ClassDef) -> bool:
    return not node.name.startswith("_")


def test_no_import_comes_back_to_where_it_began() -> None:
    """Imports under TYPE_CHECKING and inside functions count: they are how a cycle is papered over."""
    known = {module.name for module in CODE}
    graph = {module.name: set(imported(module, known)) - {module.name} for module in CODE}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        pytest.fail(" -> ".join(cycle.args[1]))


def imported(module: Module, known: set[str]) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            found = [name for name in inner if name in known]
            yield from found if len(found) == len(inner) else [*found, *{node.module} & known]
