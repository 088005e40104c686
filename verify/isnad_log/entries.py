"""The form of each entry, its place among those of its subject, and ballots."""

import base64
import hashlib
import re
from datetime import datetime

from .canonical import canonical, read_canonical
from .folder import Finding
from .malformed import Malformed, unbase64

ENTRY_LIMIT = 8192
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOMENT = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
COMMITMENT = re.compile(r"[A-Za-z0-9+/]{43}=")
FIELDS = {"v", "kind", "at", "actor", "subject", "ver", "prev", "data", "commit"}


def is_text(value, pattern):
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def is_moment(value):
    try:
        return is_text(value, MOMENT) and datetime.fromisoformat(value[:-1]) is not None
    except ValueError:
        return False


def is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


class Entries:
    """Looks at each entry by itself, at its place among those of its subject and kind, and at ballots when they are opened."""

    def __init__(self):
        self.counts = {}
        self.sealed = {}

    def add(self, index, data, is_lost=False):
        """Raises a Finding. What was lost in a restore is an entry still, but none of its subject's."""
        try:
            entry = self.read(data)
            if not is_lost:
                self.place(entry)
        except Malformed as fault:
            raise Finding(str(fault), index) from None

    def read(self, data):
        if len(data) > ENTRY_LIMIT:
            raise Malformed("too long for an entry")
        entry = read_canonical(data)
        if not self.is_envelope(entry):
            raise Malformed("it is no entry")
        if entry["prev"] != (None if entry["ver"] == 1 else entry["ver"] - 1):
            raise Malformed("prev is not the number before ver")
        return entry

    def place(self, entry):
        kind, subject, ver = entry["kind"], entry["subject"], entry["ver"]
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
            and is_moment(entry["at"])
            and (entry["actor"] in ("rule", "operator") or is_text(entry["actor"], UUID))
            and isinstance(entry["subject"], str)
            and is_count(entry["ver"])
            and (entry["prev"] is None or is_count(entry["prev"]))
            and isinstance(entry["data"], dict)
            and (entry["commit"] is None or is_text(entry["commit"], COMMITMENT))
        )
