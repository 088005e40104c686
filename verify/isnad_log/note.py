"""Signed notes, checkpoints and cosignatures (C2SP signed-note, tlog-checkpoint, tlog-cosignature)."""

import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .canonical import SAFE
from .malformed import Malformed, unbase64
from .tree import HASH


def decimal(text):
    if not re.fullmatch(r"0|[1-9][0-9]{0,15}", text, re.ASCII) or int(text) > SAFE:
        raise Malformed(f"{text!r} is no count")
    return int(text)


# Unicode's White_Space, which is not what `\s` is here; and control characters, which no note may hold.
NO_NAME = re.compile("[\x00-\x20+\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


def is_key_name(name):
    return name != "" and not NO_NAME.search(name)


class Key:
    """A verifier key, `name+id+base64(type ‖ public key)`: type 1 signs notes, type 4 cosigns checkpoints."""

    def __init__(self, vkey):
        parts = vkey.split("+", 2)
        if len(parts) != 3 or not is_key_name(parts[0]) or not re.fullmatch(r"[0-9a-f]{8}", parts[1]):
            raise Malformed("not a verifier key")
        self.text, self.name, material = vkey, parts[0], unbase64(parts[2])
        if len(material) != 33 or material[0] not in (1, 4):
            raise Malformed("not an Ed25519 verifier key")
        self.id = hashlib.sha256(self.name.encode() + b"\n" + material).digest()[:4]
        if self.id.hex() != parts[1]:
            raise Malformed("a key that does not hash to its id")
        self.type = material[0]
        self.public = Ed25519PublicKey.from_public_bytes(material[1:])

    def holds(self, text, signature):
        """Whether this signature is this key's over the text; a cosignature also covers its time."""
        if self.type == 4:
            if len(signature) != 72:
                return False
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            if time >= 2**63:
                return False
            text = f"cosignature/v1\ntime {time}\n{text}"
        try:
            self.public.verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


def parse_note(data):
    """The text and the signatures `(name, id, signature)` of a note. Raises Malformed."""
    try:
        note = data.decode() if isinstance(data, bytes) else data
    except UnicodeDecodeError:
        raise Malformed("a note that is not UTF-8") from None
    if re.search(r"[\x00-\x09\x0b-\x1f]", note) or not note.endswith("\n"):
        raise Malformed("not a note")
    cut = note.rfind("\n\n")
    if cut < 0:
        raise Malformed("a note without signatures")
    text, lines = note[: cut + 1], note[cut + 2 :].split("\n")[:-1]
    if not 1 <= len(lines) <= 32:
        raise Malformed("no signatures, or too many")
    return text, [parse_signature(line) for line in lines]


def parse_signature(line):
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "\N{EM DASH}" or not is_key_name(parts[1]):
        raise Malformed("not a signature line")
    signature = unbase64(parts[2])
    if len(signature) < 5:
        raise Malformed("a signature too short")
    return parts[1], signature[:4], signature[4:]


def open_note(data, keys):
    """The text of a note and those of the keys that signed it. Raises Malformed; also when a known key's is no signature."""
    text, signatures = parse_note(data)
    signers = []
    for name, key_id, signature in signatures:
        for key in keys:
            if (key.name, key.id) != (name, key_id):
                continue
            if not key.holds(text, signature):
                raise Malformed(f"what is no signature of {name}")
            if key not in signers:
                signers.append(key)
    return text, signers


def parse_checkpoint(text):
    """Origin, size and root of a checkpoint's text. Raises Malformed."""
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] != "" or "" in lines[:-1]:
        raise Malformed("not a checkpoint")
    root = unbase64(lines[2])
    if len(root) != HASH:
        raise Malformed("a root that is no SHA-256")
    return lines[0], decimal(lines[1]), root
