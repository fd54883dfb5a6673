"""The filters a tag may use. None of them changes what somebody typed."""

import ast
from collections.abc import Callable, Mapping

from formsvc.core.answers import NOT_KNOWN
from formsvc.core.schema import Chosen, Many, Text
from formsvc.documents.values import NotAllowed, Number, Value, item_of, printable


def _known(value: Value, given: list[object]) -> Value:
    return _default(_as_it_is(value, given), [NOT_KNOWN, True])


def _default(value: Value, given: list[object]) -> Value:
    if len(given) != 2 or not isinstance(given[0], str) or given[1] is not True:
        raise NotAllowed("Write |default('…', true): what to print where nothing was answered.")
    text = printable(value)
    if isinstance(text.kind, Number):
        raise NotAllowed("A number is always known. Leave the filter out.")
    return Value(ast.BoolOp(ast.Or(), [text.code, ast.Constant(given[0])]), Text(), text.names)


def _length(value: Value, given: list[object]) -> Value:
    if given or not isinstance(value.kind, (Many, Text)):
        raise NotAllowed("Only a list or a text has a length.")
    return Value(ast.Call(ast.Name("len", ast.Load()), [value.code], []), Number())


def _join(value: Value, given: list[object]) -> Value:
    if not isinstance(value.kind, Many) or not isinstance(value.kind.item, (Text, Chosen)):
        raise NotAllowed("Only a list of texts can be joined. Use “for” for the others.")
    if len(given) > 1 or not all(isinstance(one, str) for one in given):
        raise NotAllowed("Write |join('…'): what to print between the items.")
    item = printable(item_of(value, "item"))
    each = ast.comprehension(ast.Name("item", ast.Store()), value.code, [], 0)
    joined = ast.Attribute(ast.Constant(str(*given)), "join", ast.Load())
    return Value(ast.Call(joined, [ast.ListComp(item.code, [each])], []), Text(), value.names)


def _as_it_is(value: Value, given: list[object]) -> Value:
    if given:
        raise NotAllowed("This filter takes nothing. Leave the brackets out.")
    return value


FILTERS: Mapping[str, Callable[[Value, list[object]], Value]] = {
    "known": _known,
    "length": _length,
    "join": _join,
    "default": _default,
}
