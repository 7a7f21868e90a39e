"""The names of all gates, read from the source of extraction: what a test of each has to cover."""

import ast
from importlib import resources

from quiz.feed.gates import GATES

MODULES = ("chunks", "match", "nominal", "statements", "details", "ordinals", "background", "extract")
CARRIERS = frozenset({"gate", "hold", "trouble"})  # variables, fields and arguments that carry a gate's name
TELLERS = {
    "_hold": None,
    "_doubt": None,
    "cleaned": 1,
    "_people": 1,
    "_from_noun": 1,
}  # functions that answer with one; its place in a tuple


def names_in_source() -> frozenset[str]:
    """Every gate that some rule of extraction names."""
    found = {name for name, _ in GATES}
    for module in MODULES:
        tree = ast.parse((resources.files("quiz.feed") / f"{module}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            found |= _assigned(node) | _passed(node) | _answered(node)
    return frozenset(found - {""})


def _texts(value: ast.expr | None) -> set[str]:
    """The strings that an expression may come to: `a or "x"`, `"x" if a else b`."""
    if isinstance(value, ast.Constant):
        return {value.value} if isinstance(value.value, str) else set()
    if isinstance(value, ast.BoolOp):
        return set().union(*map(_texts, value.values))
    return _texts(value.body) | _texts(value.orelse) if isinstance(value, ast.IfExp) else set()


def _named(target: ast.expr) -> str:
    return target.id if isinstance(target, ast.Name) else target.attr if isinstance(target, ast.Attribute) else ""


def _assigned(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Assign) and any(_named(t) in CARRIERS for t in node.targets):
        return _texts(node.value)
    return set()


def _passed(node: ast.AST) -> set[str]:
    if not isinstance(node, ast.Call):
        return set()
    found = set().union(*(_texts(k.value) for k in node.keywords if k.arg in CARRIERS), set())
    if _named(node.func) == "VerbGroup" and len(node.args) > 3:
        found |= _texts(node.args[3])
    return found


def _answered(node: ast.AST) -> set[str]:
    if not isinstance(node, ast.FunctionDef) or node.name not in TELLERS:
        return set()
    place = TELLERS[node.name]
    found: set[str] = set()
    for answer in (n.value for n in ast.walk(node) if isinstance(n, ast.Return)):
        for one in (answer.body, answer.orelse) if isinstance(answer, ast.IfExp) else (answer,):
            if place is None:
                found |= _texts(one)
            elif isinstance(one, ast.Tuple) and len(one.elts) > place:
                found |= _texts(one.elts[place])
    return found
