#!/usr/bin/env python3
"""Checks a downloaded log, independently of verify.mjs: signatures, tree, tiles, and the form of every entry.

    python3 verify.py DIR [--vkey KEY]... [--origin ORIGIN] [--json]

Needs Python 3.9 and the package `cryptography`. What it may find, and where, stands in findings.md.
"""

import argparse
import base64
import json
import sys
from pathlib import Path

from isnad_log.entries import Entries
from isnad_log.folder import Finding, Folder
from isnad_log.malformed import Malformed
from isnad_log.published import checkpoints_of, keys_of
from isnad_log.reading import lost_in, read_log


def check_log(folder, vkeys=(), origin=None):
    """Checks a folder whole. Out: origin, size, root and the number of checkpoints. Raises a Finding."""
    log = Folder(folder)
    heads = checkpoints_of(log, keys_of(log, vkeys), origin)
    is_lost, entries = lost_in(log, heads[-1][1]), Entries()
    tree = read_log(log, heads, lambda index, data: entries.add(index, data, is_lost(index)))
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
        print("all of it holds; the rules of the record are checked by verify.mjs alone")
    else:
        at = f"index {result['index']}: " if result["index"] is not None else ""
        print("bad: " + at + (result["place"] and result["place"] + ": ") + result["why"])
    return 0 if result["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
