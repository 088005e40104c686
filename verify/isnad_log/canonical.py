"""Canonical JSON (RFC 8785), of safe integers only."""

import json
import sys

from .malformed import Malformed

SAFE = 2**53 - 1
# An envelope is 8 KiB at most, so that arrays nest 4,096 deep at most.
sys.setrecursionlimit(20_000)
QUICK = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value):
    """The one spelling of a value. Raises Malformed for what has none."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > SAFE):
        raise Malformed("a number that is no safe integer")
    return json.dumps(value, ensure_ascii=False)


def read_canonical(data):
    """The value that canonical bytes say. Raises Malformed for every other spelling of it."""
    try:
        text = data.decode()
        value = json.loads(text, parse_float=refuse, parse_constant=refuse, parse_int=whole)
        # Of ASCII alone, the order of characters is that of UTF-16 units, and the quick writer is right.
        spelled = QUICK.encode(value) if text.isascii() else canonical(value)
    except (ValueError, RecursionError):
        raise Malformed("no JSON, or a lone surrogate") from None
    if spelled != text:
        raise Malformed("not the canonical spelling")
    return value


def refuse(number):
    raise Malformed("a number that is no safe integer")


def whole(digits):
    return int(digits) if len(digits) <= 17 and abs(int(digits)) <= SAFE else refuse(digits)


def is_canonical(data):
    try:
        read_canonical(data)
    except Malformed:
        return False
    return True
