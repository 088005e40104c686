#!/usr/bin/env python3
"""Checks a downloaded log, independently of verify.mjs: signatures, tree, tiles, and the form of every entry.

    python3 verify.py DIR [--vkey KEY]... [--origin ORIGIN] [--json]

Needs Python 3.9 and the package `cryptography`. What is wrong is named by a code of codes.md and the first bad index.
"""

import argparse
import base64
import binascii
import hashlib
import json
import re
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HASH = 32
WIDTH = 256
SAFE = 2**53 - 1
# An envelope is 8 KiB at most, so that arrays nest 4,096 deep at most.
sys.setrecursionlimit(20_000)


# --- The tree of RFC 6962, section 2.1 -------------------------------------------------------------------------------


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def split(size):
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


class Growing:
    """A tree to which leaves are added from the left: it remembers the roots of its perfect subtrees only."""

    def __init__(self):
        self.size = 0
        self.peaks = []

    def add(self, leaf):
        at, peaks = self.size, self.peaks
        while at & 1:
            leaf = node_hash(peaks.pop(), leaf)
            at >>= 1
        peaks.append(leaf)
        self.size += 1

    def root(self):
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def root_of(leaves):
    tree = Growing()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def inclusion_proof(index, leaves):
    """Section 2.1.1: PATH(m, D[n])."""
    if len(leaves) == 1:
        return []
    half = split(len(leaves))
    if index < half:
        return inclusion_proof(index, leaves[:half]) + [root_of(leaves[half:])]
    return inclusion_proof(index - half, leaves[half:]) + [root_of(leaves[:half])]


def consistency_proof(old, leaves, whole=True):
    """Section 2.1.2: PROOF(m, D[n]) = SUBPROOF(m, D[n], true)."""
    if old == len(leaves):
        return [] if whole else [root_of(leaves)]
    half = split(len(leaves))
    if old <= half:
        return consistency_proof(old, leaves[:half], whole) + [root_of(leaves[half:])]
    return consistency_proof(old - half, leaves[half:], False) + [root_of(leaves[:half])]


def are_hashes(*hashes):
    return all(len(each) == HASH for each in hashes)


def check_inclusion(proof, index, size, leaf, root):
    """RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size or not are_hashes(leaf, root, *proof):
        return False
    fn, sn, found = index, size - 1, leaf
    for sibling in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            found = node_hash(sibling, found)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            found = node_hash(found, sibling)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and found == root


def check_consistency(proof, old, size, old_root, root):
    """RFC 9162, section 2.1.4.2; from nothing, the empty proof and the root of nothing."""
    if not 0 <= old <= size or not are_hashes(old_root, root, *proof):
        return False
    if old == 0:
        return not proof and old_root == root_of([]) and (size > 0 or root == old_root)
    if old == size:
        return not proof and old_root == root
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        return False
    fn, sn = old - 1, size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    first = second = path[0]
    for each in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            first, second = node_hash(each, first), node_hash(each, second)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            second = node_hash(second, each)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and first == old_root and second == root


# --- Notes, checkpoints, cosignatures (C2SP signed-note, tlog-checkpoint, tlog-cosignature) --------------------------


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


def decimal(text):
    if not re.fullmatch(r"0|[1-9][0-9]{0,15}", text, re.ASCII) or int(text) > SAFE:
        raise Malformed(f"{text!r} is no count")
    return int(text)


def is_key_name(name):
    return name != "" and "+" not in name and not re.search(r"\s", name)


class Key:
    """A verifier key, `name+id+base64(type ‖ public key)`: type 1 signs notes, type 4 cosigns checkpoints."""

    def __init__(self, vkey):
        parts = vkey.split("+", 2)
        if len(parts) != 3 or not is_key_name(parts[0]) or not re.fullmatch(r"[0-9a-f]{8}", parts[1]):
            raise Malformed("not a verifier key")
        self.name, material = parts[0], unbase64(parts[2])
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


# --- Canonical JSON (RFC 8785), of safe integers only ----------------------------------------------------------------


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
        value = json.loads(data.decode())
        spelled = canonical(value).encode()
    except (ValueError, RecursionError):
        raise Malformed("no JSON, or a lone surrogate") from None
    if spelled != data:
        raise Malformed("not the canonical spelling")
    return value


def is_canonical(data):
    try:
        read_canonical(data)
    except Malformed:
        return False
    return True


# --- Tiles (C2SP tlog-tiles) -----------------------------------------------------------------------------------------

TILE_PATH = re.compile(r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


def tile_path(level, number, width=WIDTH):
    groups = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        groups.insert(0, f"x{number % 1000:03}")
    return f"tile/{level}/{'/'.join(groups)}" + ("" if width == WIDTH else f".p/{width}")


def parse_tile_path(path):
    """Level, number and width of a tile; None for a path that `tile_path` would not have written."""
    found = TILE_PATH.fullmatch(path)
    if not found:
        return None
    level = found[1] if found[1] == "entries" else int(found[1])
    number, width = int(re.sub("[x/]", "", found[2])), int(found[3] or WIDTH)
    if (level != "entries" and level > 63) or (found[3] and width >= WIDTH):
        return None
    return (level, number, width) if tile_path(level, number, width) == path else None


def parse_bundle(data):
    """The entries of a bundle, and whether it ends where the last one does."""
    entries, at = [], 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        if at + 2 > len(data) or end > len(data):
            return entries, False
        entries.append(data[at + 2 : end])
        at = end
    return entries, True


# --- A log in a folder -----------------------------------------------------------------------------------------------


class Finding(Exception):
    """The first thing that does not hold: why, the index of the first entry it concerns, the file or tree it was found in."""

    def __init__(self, why, index=None, place=""):
        super().__init__(why)
        self.why, self.index, self.place = why, index, place


class Folder:
    def __init__(self, folder):
        self.folder = Path(folder)

    def read(self, path):
        try:
            return (self.folder / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def text(self, path):
        try:
            return (self.read(path) or b"").decode()
        except UnicodeDecodeError:
            raise Finding("it is no UTF-8", place=path) from None

    def tiles(self):
        """The files of each tile by level and number, the widest first; what is still being written has another name."""
        found = {}
        files = (each for each in (self.folder / "tile").rglob("*") if not each.is_dir())
        for path in sorted(each.relative_to(self.folder).as_posix() for each in files):
            if path.endswith((".new", ".tmp")):
                continue
            tile = parse_tile_path(path)
            if not tile:
                raise Finding("no file of a log has this name", place=path)
            found.setdefault(tile[:2], []).append((path, tile[2]))
        for files in found.values():
            files.sort(key=lambda file: -file[1])
        return found


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
    text, signers = open_note(note, keys)
    if not any(key.type == 1 for key in signers):
        raise Malformed("no known key of the log signed it")
    return parse_checkpoint(text)


def checkpoints_of(log, keys, origin):
    """Origin, size, root and place of every checkpoint, the oldest first, signed, of one log and never of a smaller tree."""
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
    heads = []
    for note, place in notes:
        said, size, root = inside(place, open_checkpoint, note, keys)
        wanted = origin or (heads[0][0] if heads else said)
        if said != wanted:
            raise Finding(f"its origin is {said}, not {wanted}", place=place)
        if heads and size < heads[-1][1]:
            raise Finding("a smaller tree after a larger", place=place)
        if heads and size == heads[-1][1] and root != heads[-1][2]:
            raise Finding("two roots of one size", place=place)
        heads.append((said, size, root, place))
    if len(lines) > 1 and open_checkpoint(latest, keys)[1] < heads[-1][1]:
        raise Finding("a larger tree was published", place="checkpoint")
    return heads


def files_of(log, tiles, level, number, width):
    """Path, width and bytes of each file of a tile, which must reach as far as the tree does. Takes them from `tiles`."""
    files = tiles.pop((level, number), [])
    span = 1 if level == "entries" else WIDTH**level
    if not any(wide >= width for _, wide in files):
        raise Finding("it is missing", number * WIDTH * span, tile_path(level, number, width))
    read = [(path, wide, log.read(path)) for path, wide in files]
    for path, wide, data in read:
        if level != "entries" and len(data) != wide * HASH:
            index = (number * WIDTH + min(len(data) // HASH, wide - 1)) * span
            raise Finding("its length is not that of its hashes", index, path)
    return read


def check_tile(log, tiles, level, number, hashes):
    """A tile of level 1 or more holds the hashes that the entries make."""
    for path, wide, data in files_of(log, tiles, level, number, len(hashes)):
        there = [data[at : at + HASH] for at in range(0, len(data), HASH)]
        both = min(wide, len(hashes))
        if there != hashes[:wide]:
            at = next((at for at in range(both) if there[at] != hashes[at]), both)
            raise Finding("its hash is not the one that the entries make", (number * WIDTH + at) * WIDTH**level, path)


def check_bundle(path, wide, data, number):
    entries, is_whole = parse_bundle(data)
    if not is_whole or len(entries) != wide:
        raise Finding("it does not hold its entries", number * WIDTH + min(len(entries), wide - 1), path)
    return entries


def read_log(log, heads, on_entry):
    """Reads the entries in order and builds the tree anew: each tile is the built one, each root that of the tree at its size."""
    size, tiles = heads[-1][1], log.tiles()
    tree, due, sound, levels = Growing(), list(heads), 0, []

    def meet():
        nonlocal sound
        while due and due[0][1] == tree.size:
            _, met, root, place = due.pop(0)
            if tree.root() != root:
                raise Finding(f"the entries do not make the root of {place}", min(sound, max(met - 1, 0)), f"tree of {met}")
            sound = tree.size

    def keep(level, hashed):
        """Puts a hash into its tile; a full one is checked, and its own hash goes up. What is above the bundles is checked late."""
        if len(levels) == level:
            levels.append([0, []])
        number, hashes = levels[level]
        hashes.append(hashed)
        if len(hashes) == WIDTH:
            levels[level] = [number + 1, []]
            if level > 0:
                check_tile(log, tiles, level, number, hashes)
            keep(level + 1, root_of(hashes))

    meet()
    for number in range(-(-size // WIDTH)):
        first = number * WIDTH
        width = min(WIDTH, size - first)
        bundles = files_of(log, tiles, "entries", number, width)
        hashed = files_of(log, tiles, 0, number, width)
        path, wide, data = bundles[0]
        entries, _ = parse_bundle(data)
        leaves = [leaf_hash(entry) for entry in entries]
        for at in range(width):
            if at >= len(entries):
                raise Finding("the bundle has too few entries", first + at, path)
            for tile, reach, hashes in hashed:
                if at < reach and hashes[at * HASH : at * HASH + HASH] != leaves[at]:
                    raise Finding("the entry is not the one whose hash stands there", first + at, tile)
            on_entry(first + at, entries[at])
            tree.add(leaves[at])
            meet()
        check_bundle(path, wide, data, number)
        for other, reach, narrow in bundles[1:]:
            ours = check_bundle(other, reach, narrow, number)
            if not data.startswith(narrow):
                at = next((at for at in range(reach) if ours[at] != entries[at]), 0)
                raise Finding("its entry is not the one in the wider bundle", first + at, other)
        for tile, reach, hashes in hashed:
            for at in range(width, reach):
                if at >= len(entries) or hashes[at * HASH : at * HASH + HASH] != leaves[at]:
                    raise Finding("the entry is not the one whose hash stands there", first + at, tile)
        for leaf in leaves[:width]:
            keep(0, leaf)
    for level, (number, hashes) in enumerate(levels):
        if level > 0 and hashes:
            check_tile(log, tiles, level, number, hashes)
    for files in tiles.values():
        raise Finding("it lies beyond the tree that was signed", place=files[0][0])
    return tree


# --- Entries ---------------------------------------------------------------------------------------------------------

ENTRY_LIMIT = 8192
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
COMMITMENT = re.compile(r"[A-Za-z0-9+/]{43}=")
FIELDS = {"v", "kind", "at", "actor", "subject", "ver", "prev", "data", "commit"}


def is_text(value, pattern):
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


class Entries:
    """Looks at each entry by itself, at its place among those of its subject and kind, and at ballots when they are opened."""

    def __init__(self):
        self.counts = {}
        self.sealed = {}

    def add(self, index, data):
        try:
            self.look(data)
        except Malformed as fault:
            raise Finding(str(fault), index) from None

    def look(self, data):
        if len(data) > ENTRY_LIMIT:
            raise Malformed("too long for an entry")
        entry = read_canonical(data)
        if not self.is_envelope(entry):
            raise Malformed("it is no entry")
        kind, subject, ver, prev = entry["kind"], entry["subject"], entry["ver"], entry["prev"]
        if prev != (None if ver == 1 else ver - 1):
            raise Malformed("prev is not the number before ver")
        count = self.counts.get((kind, subject), 0) + 1
        if ver != count:
            raise Malformed(f"it is number {ver} of its subject, after {count - 1}")
        self.counts[kind, subject] = count
        if kind == "vote.cast" and "ballot" in entry["data"]:
            self.sealed[subject, ver] = entry["data"]["ballot"]
        if kind == "vote.opened" and self.sealed.pop((subject, ver), None) != self.ballot(entry["data"]):
            raise Malformed("the ballot is not the one that was sealed")

    @staticmethod
    def ballot(data):
        salt, ballot = data.get("salt"), data.get("ballot")
        if not is_text(salt, COMMITMENT):
            raise Malformed("a salt that is none")
        sealed = b"isnad/ballot/v1" + unbase64(salt) + canonical(ballot).encode()
        return base64.b64encode(hashlib.sha256(sealed).digest()).decode()

    @staticmethod
    def is_envelope(entry):
        return (
            isinstance(entry, dict)
            and set(entry) == FIELDS
            and type(entry["v"]) is int
            and entry["v"] == 1
            and isinstance(entry["kind"], str)
            and is_text(entry["at"], MOMENT)
            and (entry["actor"] in ("rule", "operator") or is_text(entry["actor"], UUID))
            and isinstance(entry["subject"], str)
            and is_count(entry["ver"])
            and (entry["prev"] is None or is_count(entry["prev"]))
            and isinstance(entry["data"], dict)
            and (entry["commit"] is None or is_text(entry["commit"], COMMITMENT))
        )


def check_log(folder, vkeys=(), origin=None):
    """Checks a folder whole. Out: origin, size, root and the number of checkpoints. Raises a Finding."""
    log = Folder(folder)
    heads = checkpoints_of(log, keys_of(log, vkeys), origin)
    tree = read_log(log, heads, Entries().add)
    root = base64.b64encode(tree.root()).decode()
    return {"origin": heads[-1][0], "size": tree.size, "root": root, "checkpoints": len(heads)}


def main():
    asked = argparse.ArgumentParser(description="Checks a downloaded log.")
    asked.add_argument("folder", metavar="DIR")
    asked.add_argument("--vkey", action="append", default=[], help="a key that you trust; may be given more than once")
    asked.add_argument("--origin", help="the origin that the checkpoints must name")
    asked.add_argument("--json", action="store_true", help="say the result as one line of JSON")
    given = asked.parse_args()
    if not Path(given.folder).is_dir():
        asked.error(f"{given.folder} is no folder")
    try:
        result = {"holds": True, **check_log(given.folder, given.vkey, given.origin)}
    except Malformed as fault:
        asked.error(f"--vkey: {fault}")
    except Finding as found:
        result = {"holds": False, "index": found.index, "place": found.place, "why": found.why}
    if given.json:
        print(json.dumps(result))
    elif result["holds"]:
        print(f"{result['origin']}: a tree of {result['size']} entries, root {result['root']}")
        print(f"all of it holds; the rules of the record are checked by verify.mjs alone")
    else:
        at = f"index {result['index']}: " if result["index"] is not None else ""
        print("bad: " + at + (result["place"] and result["place"] + ": ") + result["why"])
    return 0 if result["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
