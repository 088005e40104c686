"""Paths of tiles and bundles of entries (C2SP tlog-tiles)."""

import re

WIDTH = 256
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
