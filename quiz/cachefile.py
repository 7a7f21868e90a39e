"""Cache files that know when they are damaged: a checksum, then the data. Every one may be deleted at any time."""

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path

from quiz import __version__, atomic


class DamagedError(Exception):
    """The file is there and does not hold what was written."""


def read(path: Path) -> bytes | None:
    """The data, or None where there is no such file; `DamagedError` where the checksum does not fit."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    if hashlib.blake2b(raw[16:], digest_size=16).digest() != raw[:16]:
        raise DamagedError(str(path))
    return raw[16:]


def write(path: Path, data: bytes) -> bool:
    """Keep the data; False where the disk or its rights do not let us."""
    try:
        atomic.write_bytes(path, hashlib.blake2b(data, digest_size=16).digest() + data)
    except OSError:
        return False
    return True


@cache
def rules_digest(*packages: str) -> str:
    """A digest of the code and data of some packages: what was made by other rules is not taken from a cache."""
    total = hashlib.sha256(__version__.encode())
    for package in packages:
        root = Path(str(resources.files(package)))
        for file in sorted(root.rglob("*")):
            if file.suffix in (".py", ".yaml", ".txt") and file.is_file():
                total.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def key(*parts: object) -> str:
    """A name for what these parts determine."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:40]
