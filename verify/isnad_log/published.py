"""The keys of a log and its checkpoints."""

import json

from .folder import Finding
from .malformed import Malformed
from .note import Key, open_note, parse_checkpoint


def inside(place, work, *args):
    try:
        return work(*args)
    except Malformed as fault:
        raise Finding(str(fault), place=place) from None


def keys_of(log, given):
    """The keys that were given; else, or with those of witnesses, the ones beside the log, trusted on first sight."""
    pinned = [Key(vkey) for vkey in given]
    lines = log.text("vkey").split("\n")
    if lines != [""] and (lines[-1] != "" or "" in lines[:-1]):
        raise Finding("it does not hold one key a line", place="vkey")
    listed = [inside("vkey", Key, line) for line in lines[:-1]]
    if not pinned and not listed:
        raise Finding("there is no key, and none was given", place="vkey")
    if len(set(lines[:-1])) < len(lines[:-1]):
        raise Finding("it holds a key twice", place="vkey")
    missing = [key.text for key in pinned if key.type == 1 and key.text not in lines[:-1]]
    if missing:
        raise Finding(f"it does not hold {missing[0]}, which was named", place="vkey")
    return pinned if any(key.type == 1 for key in pinned) else listed + pinned


def read_note(line):
    try:
        note = json.loads(line)
    except (ValueError, RecursionError):
        raise Malformed("it is no JSON") from None
    if not isinstance(note, str) or json.dumps(note, ensure_ascii=False) != line:
        raise Malformed("it is no note")
    return note


def open_checkpoint(note, keys):
    """Origin, size and root of a checkpoint, and those of the keys that signed it."""
    text, signers = open_note(note, keys)
    if not any(key.type == 1 for key in signers):
        raise Malformed("no known key of the log signed it")
    return (*parse_checkpoint(text), signers)


def checkpoints_of(log, keys, origin):
    """Every checkpoint (origin, size, root, place), the oldest first, signed, of one log and never of a smaller tree; and of each
    key how many it signed, and whether the last."""
    if log.read("checkpoint") is None:
        raise Finding("there is no checkpoint", place="checkpoint")
    latest = log.text("checkpoint")
    lines = log.text("checkpoints").split("\n")
    if lines[-1] != "":
        raise Finding("its last line does not end", place="checkpoints")
    places = [f"checkpoints, line {n}" for n in range(1, len(lines))]
    notes = [(inside(place, read_note, line), place) for place, line in zip(places, lines)]
    if latest not in (note for note, _ in notes):
        notes.append((latest, "checkpoint"))
    heads, signed = [], {key.text: {"key": key.text, "checkpoints": 0, "last": False} for key in keys}
    for note, place in notes:
        said, size, root, signers = inside(place, open_checkpoint, note, keys)
        wanted = origin or (heads[0][0] if heads else said)
        if said != wanted:
            raise Finding(f"its origin is {said}, not {wanted}", place=place)
        if heads and size < heads[-1][1]:
            raise Finding("a smaller tree after a larger", place=place)
        if heads and size == heads[-1][1] and root != heads[-1][2]:
            raise Finding("two roots of one size", place=place)
        heads.append((said, size, root, place))
        signers = {key.text for key in signers}
        for each in signed.values():
            each["last"] = each["key"] in signers
            each["checkpoints"] += each["last"]
    if len(lines) > 1 and open_checkpoint(latest, keys)[1] < heads[-1][1]:
        raise Finding("a larger tree was published", place="checkpoint")
    return heads, list(signed.values())


def demand_witnesses(need, signed, given, place):
    """So many of the witnesses that were named, no others, must have cosigned the last checkpoint."""
    named = {key.text for key in map(Key, given) if key.type == 4}
    count = sum(each["last"] for each in signed if each["key"] in named)
    if count < need:
        raise Finding(f"{count} of the witnesses that were named cosigned it, and {need} must have", place=place)
