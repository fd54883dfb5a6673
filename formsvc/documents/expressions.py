"""What may stand in a tag: names of the schema, constants, conditions and a few filters, as Python's syntax tree.

Nothing else has a translation, so nothing else can be run: no call, subscript, calculation or
attribute that the schema does not name reaches the generated code.
"""

import ast
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from jinja2 import nodes

from formsvc.core.schema import Chosen, Group, Text
from formsvc.core.text import unholdable, with_plain_line_ends
from formsvc.documents.filters import FILTERS
from formsvc.documents.findings import ELSEWHERE
from formsvc.documents.values import (
    CHOICE_PARTS,
    Flag,
    NotAllowed,
    Number,
    Scope,
    Value,
    compared,
    part,
    printable,
    truth,
    under,
)


def value_of(node: nodes.Node, scope: Scope) -> Value:
    """The value of an expression; raise NotAllowed when it has none here."""
    translate = _TRANSLATIONS.get(type(node))
    if translate is None:
        raise NotAllowed(f"A tag cannot {_DOES.get(type(node), 'do this')}. {ELSEWHERE}")
    return translate(node, scope)


def condition(node: nodes.Node, scope: Scope) -> ast.expr:
    """Whether an expression holds; raise NotAllowed."""
    return truth(value_of(node, scope))


def _name(node: nodes.Name, scope: Scope) -> Value:
    found = scope.items.get(node.name) or scope.names.get(node.name)
    if found is None:
        raise NotAllowed(_unknown(node.name, scope))
    return found


def _unknown(name: str, scope: Scope) -> str:
    if name == "loop":
        return "“loop” is known only between “for” and “endfor”, with first, last, index and length."
    if name in scope.elsewhere:
        return f"“{name}” may be printed only on the other side of the section break. Take it out here."
    return _no_such(name, [*scope.items, *scope.names])


def _no_such(name: str, there: list[str]) -> str:
    close = get_close_matches(name, there, 1)
    hint = f"Did you mean “{close[0]}”?" if close else "“formsvc templates fields” lists what there is."
    return f"There is no “{name}” to print here. {hint}"


def _attribute(node: nodes.Getattr, scope: Scope) -> Value:
    if isinstance(node.node, nodes.Name) and node.node.name == "loop" and "loop" not in scope.items:
        return _of_loop(node.attr, scope)
    owner = value_of(node.node, scope)
    dotted = f"{min(owner.names, default='')}.{node.attr}"
    if isinstance(owner.kind, Group) and node.attr in owner.kind.names:
        return under(owner.code, node.attr, owner.kind.names[node.attr], dotted)
    if isinstance(owner.kind, Chosen) and node.attr in CHOICE_PARTS:
        return Value(part(owner.code, node.attr), Text(), frozenset([dotted]))
    there = list(owner.kind.names) if isinstance(owner.kind, Group) else []
    raise NotAllowed(_no_such(node.attr, [*there, *(CHOICE_PARTS if isinstance(owner.kind, Chosen) else ())]))


def _of_loop(attribute: str, scope: Scope) -> Value:
    if scope.loop is None or attribute not in ("first", "last", "index", "length"):
        raise NotAllowed(_unknown("loop", scope))
    index, length = ast.Name(scope.loop.index, ast.Load()), ast.Name(scope.loop.length, ast.Load())
    if attribute in ("first", "last"):
        return Value(compared(index, ast.Eq(), ast.Constant(1) if attribute == "first" else length), Flag())
    return Value(index if attribute == "index" else length, Number())


def _constant(node: nodes.Const, scope: Scope) -> Value:  # noqa: ARG001  # as the other translations
    _must_be_printable(node.value)
    for kind, types in ((Flag(), bool), (Number(), int), (Text(), str)):
        if isinstance(node.value, types):
            return Value(ast.Constant(node.value), kind)
    raise NotAllowed("Only text in quotes, whole numbers, true and false may stand here.")


def _either(node: nodes.CondExpr, scope: Scope) -> Value:
    test = condition(node.test, scope)
    first = printable(value_of(node.expr1, scope))
    second = printable(value_of(node.expr2, scope)) if node.expr2 else Value(ast.Constant(""), Text())
    if type(first.kind) is not type(second.kind):
        raise NotAllowed("Print either text or a number. Put the number in quotes, or an else behind it.")
    return Value(ast.IfExp(test, first.code, second.code), first.kind, first.names | second.names)


def _and_or(node: nodes.And | nodes.Or, scope: Scope) -> Value:
    operands = [value_of(side, scope) for side in (node.left, node.right)]
    how = ast.And() if isinstance(node, nodes.And) else ast.Or()
    if all(isinstance(one.kind, (Text, Chosen)) for one in operands):
        texts = [printable(one) for one in operands]
        return Value(ast.BoolOp(how, [one.code for one in texts]), Text(), texts[0].names | texts[1].names)
    return Value(ast.BoolOp(how, [truth(one) for one in operands]), Flag())


def _not(node: nodes.Not, scope: Scope) -> Value:
    return Value(ast.UnaryOp(ast.Not(), condition(node.node, scope)), Flag())


def _comparison(node: nodes.Compare, scope: Scope) -> Value:
    if len(node.ops) != 1 or node.ops[0].op not in ("eq", "ne"):
        raise NotAllowed("Only == and != compare here, two things at a time.")
    left, right = value_of(node.expr, scope), value_of(node.ops[0].expr, scope)
    for one in (left, right):
        if not isinstance(one.kind, (Text, Number, Flag)):
            end = " such as its id: name.id" if isinstance(one.kind, Chosen) else ""
            raise NotAllowed(f"This cannot be compared as a whole. Compare one of its answers{end}.")
    if type(left.kind) is not type(right.kind):
        raise NotAllowed("Text and a number are never equal. Put text in quotes, and numbers without.")
    return Value(compared(left.code, ast.Eq() if node.ops[0].op == "eq" else ast.NotEq(), right.code), Flag())


def _test(node: nodes.Test, scope: Scope) -> Value:
    if node.name not in ("defined", "undefined") or node.args or node.kwargs:
        raise NotAllowed(f"“is {node.name}” is not known here, only “is defined”.")
    root = node.node
    path: list[ast.expr] = []
    while isinstance(root, nodes.Getattr):
        path.insert(0, ast.Constant(root.attr))
        root = root.node
    value_of(node.node, scope)
    if not isinstance(root, nodes.Name) or root.name == "loop":
        raise NotAllowed("Only a name is defined or not.")
    if root.name in scope.items:
        base: ast.expr = scope.items[root.name].code
    else:
        base, path = ast.Name("view", ast.Load()), [ast.Constant(root.name), *path]
    code: ast.expr = ast.Call(ast.Name("defined", ast.Load()), [base, *path], [])
    return Value(code if node.name == "defined" else ast.UnaryOp(ast.Not(), code), Flag())


def _filter(node: nodes.Filter, scope: Scope) -> Value:
    apply = FILTERS.get(node.name)
    if node.name in ("e", "escape"):
        raise NotAllowed("Everything is escaped once. Put |e at the end of what is printed, or leave it out.")
    if apply is None or node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise NotAllowed(f"“|{node.name}” is not known here, only {', '.join(f'“|{one}”' for one in FILTERS)}.")
    return apply(value_of(node.node, scope), [_plain(one) for one in node.args])


def _plain(node: nodes.Node) -> object:
    if not isinstance(node, nodes.Const):
        raise NotAllowed("What is given to a filter must be text in quotes, a number, true or false.")
    _must_be_printable(node.value)
    return node.value


def _must_be_printable(constant: object) -> None:
    if isinstance(constant, str) and (unholdable(constant) or constant != with_plain_line_ends(constant)):
        raise NotAllowed("It holds a character that a Word file cannot. Take it out.")


_TRANSLATIONS: Mapping[type[nodes.Node], Callable[..., Value]] = {
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Const: _constant,
    nodes.CondExpr: _either,
    nodes.And: _and_or,
    nodes.Or: _and_or,
    nodes.Not: _not,
    nodes.Compare: _comparison,
    nodes.Test: _test,
    nodes.Filter: _filter,
}
_DOES: Mapping[type[nodes.Node], str] = {
    nodes.Call: "call anything with (…)",
    nodes.Getitem: "look anything up with […]",
    nodes.Concat: "join texts with ~",
    nodes.List: "make a list",
    nodes.Tuple: "make a list",
    nodes.Dict: "make a dictionary",
    **dict.fromkeys([nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow], "calculate"),
    **dict.fromkeys([nodes.Neg, nodes.Pos], "calculate"),
}
