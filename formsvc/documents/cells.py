"""Widths and colours of cells: constants, choices between them, and numbers; never what somebody answered."""

import ast
import re

from jinja2 import nodes

from formsvc.documents.code import call
from formsvc.documents.expressions import condition, value_of
from formsvc.documents.values import NotAllowed, Number, Scope

_FITTING = {
    "fill": (re.compile("[0-9A-Fa-f]{6}|auto"), "A colour is six figures of 0-9 and A-F, such as FFC000. Write it so."),
    "val": (re.compile("[1-9]|[1-5][0-9]|6[0-3]"), "A cell is 1 to 63 columns wide. Write such a number."),
}


def cell_attribute(node: nodes.Node, attribute: str, scope: Scope) -> ast.expr:
    """The text of a width ("val") or colour ("fill"); raise NotAllowed for anything else, and for answers."""
    if isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        sides = [cell_attribute(side, attribute, scope) for side in (node.expr1, node.expr2)]
        return ast.IfExp(condition(node.test, scope), *sides)
    if isinstance(node, nodes.Const):
        fits, remedy = _FITTING[attribute]
        if isinstance(node.value, bool) or not fits.fullmatch(str(node.value)):
            raise NotAllowed(remedy)
        return ast.Constant(str(node.value))
    return call("str", _number(node, scope))


def _number(node: nodes.Node, scope: Scope) -> ast.expr:
    """A number, or docxtpl's own product of a width and the length of a loop."""
    if isinstance(node, nodes.Mul) and isinstance(node.left, nodes.Const) and isinstance(node.left.value, int):
        return ast.BinOp(ast.Constant(node.left.value), ast.Mult(), _number(node.right, scope))
    value = value_of(node, scope)
    if not isinstance(value.kind, Number):
        raise NotAllowed(
            "A cell's width or colour cannot be an answer. Write it: {% cellbg 'FFC000' if … else 'auto' %}."
        )
    return value.code
