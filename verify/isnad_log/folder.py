"""A log as it lies in a folder, and what is found wrong with it."""

from pathlib import Path

from .tiles import parse_tile_path


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
