"""The entries of a log, its tiles, and the tree they make."""

import json

from .folder import Finding
from .tiles import WIDTH, parse_bundle, tile_path
from .tree import HASH, Growing, leaf_hash, root_of

RESTORED = b'"kind":"record.restored"'


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


def lost_in(log, size):
    """The stretches (from, and the index after the last) that later entries, `record.restored`, declare lost: they are in the log,
    and no part of the record."""
    declared = []
    for (level, number), files in log.tiles().items():
        data = (log.read(files[0][0]) or b"") if level == "entries" else b""
        if RESTORED in data:
            entries = enumerate(parse_bundle(data)[0], number * WIDTH)
            declared += [(index, *range_in(entry, index)) for index, entry in entries if RESTORED in entry and index < size]
    ranges = []
    # The last holds; one that is itself declared lost does not.
    for index, first, end in sorted(declared, reverse=True):
        if not any(low <= index < high for low, high in ranges):
            ranges.append((first, end))
    lost = []
    for first, end in sorted(ranges):
        if lost and first <= lost[-1][1]:
            lost[-1][1] = max(lost[-1][1], end)
        elif first < end:
            lost.append([first, end])
    return lost


def range_in(entry, index):
    """What an entry declares lost; nothing, where it cannot be read: that is found when its turn comes."""
    try:
        said = json.loads(entry)
        first, end = said["data"]["from"], said["data"]["to"]
        return (first, end) if said["kind"] == "record.restored" and 0 <= first < end <= index else (0, 0)
    except (ValueError, TypeError, KeyError, RecursionError):
        return 0, 0


def read_log(log, heads, on_entry):
    """Reads the entries in order and builds the tree anew: each tile is the built one, each root that of the tree at its size."""
    size, tiles = heads[-1][1], log.tiles()
    tree, due, sound, levels = Growing(), 0, 0, []

    def meet():
        nonlocal due, sound
        while due < len(heads) and heads[due][1] == tree.size:
            _, met, root, place = heads[due]
            due += 1
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
