"""Files appear whole or not at all: write beside, then rename."""

import os
import secrets
from pathlib import Path


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path` through a temporary file in the same folder.

    A crash leaves the old file, never a half-written one. Missing folders are made.
    """
    try:
        _write(path, data)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # the file that was wanted, not the temporary one
        raise


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.parent / f".{path.name}.{secrets.token_hex(4)}.part"
    try:  # the name is known before the file is there: whoever presses Ctrl-C while it is opened leaves nothing behind
        with open(beside, "xb", opener=_private) as part:
            part.write(data)
        beside.chmod(_mode(path))
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8 with the newlines that it has."""
    write_bytes(path, text.encode("utf-8"))


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file would get."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
