"""What every reader of bytes here refuses, and base64, which most of them read."""

import base64
import binascii


class Malformed(Exception):
    """Bytes that are not what they are said to be."""


def unbase64(text):
    """Standard base64 in its one canonical spelling."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed("not base64") from None
    if base64.b64encode(data).decode() != text:
        raise Malformed("base64 with loose ends")
    return data
