"""Runs the published vectors, and every proof of every tree to 100 leaves, against verify.py. Prints what was looked at."""

import json
import random
import sys
from base64 import b64decode
from pathlib import Path

from isnad_log.canonical import canonical, is_canonical, read_canonical
from isnad_log.malformed import Malformed
from isnad_log.note import Key, open_note, parse_checkpoint
from isnad_log.tiles import parse_tile_path, tile_path
from isnad_log.tree import check_consistency, check_inclusion, consistency_proof, inclusion_proof, leaf_hash, root_of

FOLDER = Path(__file__).parent / "vectors"
seen = {}
failed = []


def expect(group, desc, found, wanted):
    seen[group] = seen.get(group, 0) + 1
    if found != wanted:
        failed.append(f"{group}: {desc}: {found!r} is not {wanted!r}")


def load(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def tried(work, *args):
    try:
        return work(*args)
    except Malformed:
        return None


def unhex(hashes):
    return [bytes.fromhex(each) for each in hashes]


def merkle():
    vectors = load("merkle")
    leaves = [leaf_hash(entry) for entry in unhex(vectors["leaves"])]
    expect("merkle", "leaves", leaves, unhex(vectors["leafHashes"]))
    expect("merkle", "empty", root_of([]).hex(), vectors["empty"])
    for size, root in enumerate(vectors["roots"], 1):
        expect("merkle", f"root of {size}", root_of(leaves[:size]).hex(), root)
    for each in vectors["inclusion"]:
        leaf, root, proof = bytes.fromhex(each["leaf"]), bytes.fromhex(each["root"]), unhex(each["proof"])
        index, size = each["index"], each["size"]
        expect("inclusion", each["desc"], check_inclusion(proof, index, size, leaf, root), each["ok"])
        if each["ok"] and 1 < size <= 8:
            expect("inclusion", f"made: {each['desc']}", inclusion_proof(index, leaves[:size]), proof)
    for each in vectors["consistency"]:
        old_root, root, proof = bytes.fromhex(each["oldRoot"]), bytes.fromhex(each["root"]), unhex(each["proof"])
        old, size = each["old"], each["size"]
        expect("consistency", each["desc"], check_consistency(proof, old, size, old_root, root), each["ok"])
        if each["ok"] and size <= 8:
            expect("consistency", f"made: {each['desc']}", consistency_proof(old, leaves[:size]), proof)


def mangled(text):
    yield from (text[i:j] for i in range(len(text)) for j in range(i + 1, len(text) + 1) if j - i < len(text))
    yield from (text[:i] + chr(ord(text[i]) + 1) + text[i + 1 :] for i in range(len(text)))


def notes():
    vectors = load("notes")
    for each in vectors["keys"]:
        expect("keys", each["desc"], tried(Key, each["vkey"]) is not None, each["ok"])
    taken = [each for each in mangled(vectors["mangle"]) if tried(Key, each)]
    expect("keys", "mangled", taken, [])
    for each in vectors["notes"]:
        opened = tried(open_note, each["note"], [Key(vkey) for vkey in each["keys"]])
        signers = [key.name for key in opened[1]] if opened else []
        expect("notes", each["desc"], signers or None, each["by"])
    for each in load("checkpoints")["checkpoints"]:
        wanted = each["checkpoint"] and (
            each["checkpoint"]["origin"],
            each["checkpoint"]["size"],
            b64decode(each["checkpoint"]["root"]),
        )
        expect("checkpoints", each["desc"], tried(parse_checkpoint, each["text"]), wanted)


def tiles():
    vectors = load("tiles")
    for each in vectors["paths"]:
        tile = (each["level"], each["index"], each["width"])
        expect("tiles", each["path"], parse_tile_path(each["path"]), tile)
        expect("tiles", each["path"], tile_path(*tile), each["path"])
    for path in vectors["refused"]:
        expect("tiles", path, parse_tile_path(path), None)


def jcs():
    vectors = load("jcs")
    for each in vectors["canonical"]:
        form = each["output"].encode()
        expect("jcs", each["desc"], is_canonical(form), True)
        expect("jcs", each["desc"], canonical(read_canonical(form)).encode(), form)
        if each["input"] != each["output"]:
            expect("jcs", f"spelled otherwise: {each['desc']}", is_canonical(each["input"].encode()), False)
    for group in ("refused", "notJson", "notCanonical"):
        for each in vectors[group]:
            expect("jcs", each["desc"], is_canonical(each["input"].encode()), False)


def flips(hashes):
    """The same hashes, each in turn with one bit, drawn by chance, that is another."""
    for at, each in enumerate(hashes):
        bit = random.randrange(256)
        flipped = bytes(byte ^ (1 << (bit & 7)) if place == bit >> 3 else byte for place, byte in enumerate(each))
        yield [*hashes[:at], flipped, *hashes[at + 1 :]]


def proofs(sizes=100):
    leaves = [leaf_hash(b"entry %d" % at) for at in range(sizes)]
    roots = [root_of(leaves[:size]) for size in range(sizes + 1)]
    for size in range(1, sizes + 1):
        for index in range(size):
            proof = inclusion_proof(index, leaves[:size])
            expect("proofs", "inclusion", check_inclusion(proof, index, size, leaves[index], roots[size]), True)
            for *other, leaf, root in flips([*proof, leaves[index], roots[size]]):
                expect("flips", f"inclusion of {index} in {size}", check_inclusion(other, index, size, leaf, root), False)
        for old in range(1, size + 1):
            proof = consistency_proof(old, leaves[:size])
            expect("proofs", "consistency", check_consistency(proof, old, size, roots[old], roots[size]), True)
            for *other, old_root, root in flips([*proof, roots[old], roots[size]]):
                expect("flips", f"{old} to {size}", check_consistency(other, old, size, old_root, root), False)


for run in (merkle, notes, tiles, jcs, proofs):
    run()
print(json.dumps({"seen": seen, "failed": failed}))
sys.exit(1 if failed else 0)
