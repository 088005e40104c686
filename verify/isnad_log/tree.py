"""The Merkle tree of RFC 6962, section 2.1, with SHA-256."""

import hashlib

HASH = 32


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
