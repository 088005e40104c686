#!/usr/bin/env python3
"""Checks a downloaded log, independently of verify.mjs: signatures, tree, tiles, and the form of every entry.

    python3 verify.py DIR [--vkey KEY]... [--origin ORIGIN] [--need K] [--json]

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
from isnad_log.note import Key
from isnad_log.published import checkpoints_of, demand_witnesses, keys_of
from isnad_log.reading import lost_in, read_log


def check_log(folder, vkeys=(), origin=None, need=0):
    """Checks a folder whole. Out: origin, size, root, the number of checkpoints, who signed them, what was lost. Raises a Finding."""
    log = Folder(folder)
    heads, signed = checkpoints_of(log, keys_of(log, vkeys), origin)
    demand_witnesses(need, signed, vkeys, heads[-1][3])
    lost, entries = lost_in(log, heads[-1][1]), Entries()
    tree = read_log(log, heads, lambda index, data: entries.add(index, data, any(low <= index < high for low, high in lost)))
    root = base64.b64encode(tree.root()).decode()
    found = {"origin": heads[-1][0], "size": tree.size, "root": root, "checkpoints": len(heads)}
    return {**found, "signed": signed, "lost": lost}


def say(result, named):
    """What holds, in lines; loudly where a witness that was named did not sign the last checkpoint."""
    print(f"{result['origin']}: a tree of {result['size']} entries, root {result['root']}")
    for each in result["signed"]:
        ends = ", the last one included" if each["last"] else ", not the last"
        print(f"  signed by {each['key']}: {each['checkpoints']} of {result['checkpoints']}{ends}")
        if each["key"] in named and Key(each["key"]).type == 4 and not each["last"]:
            print("  WARNING: this witness, which you named, did not cosign the last checkpoint")
    for first, end in result["lost"]:
        print(f"restored: the entries {first} to {end - 1} are declared lost and no part of the record")
    print("all of it holds; the rules of the record are checked by verify.mjs alone")


def main():
    asked = argparse.ArgumentParser(description="Checks a downloaded log.")
    asked.add_argument("folder", metavar="DIR")
    asked.add_argument("--vkey", action="append", default=[], help="a key that you trust; may be given more than once")
    asked.add_argument("--origin", help="the origin that the checkpoints must name")
    asked.add_argument("--need", type=int, default=0, metavar="K", help="so many of the witnesses among these keys must have cosigned")
    asked.add_argument("--json", action="store_true", help="say the result as one line of JSON")
    given = asked.parse_args()
    if not Path(given.folder).is_dir():
        asked.error(f"{given.folder} is no folder")
    try:
        result = {"holds": True, **check_log(given.folder, given.vkey, given.origin, given.need)}
    except Malformed as fault:
        asked.error(f"--vkey: {fault}")
    except Finding as found:
        result = {"holds": False, "index": found.index, "place": found.place, "why": found.why}
    if given.json:
        print(json.dumps(result))
    elif result["holds"]:
        say(result, given.vkey)
    else:
        at = f"index {result['index']}: " if result["index"] is not None else ""
        print("bad: " + at + (result["place"] and result["place"] + ": ") + result["why"])
    return 0 if result["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
