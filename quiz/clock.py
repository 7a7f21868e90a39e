"""The one place where the present moment is read; everything else is told the time."""

import os
from datetime import UTC, datetime


def now() -> datetime:
    """The current time in UTC, or the one that `SOURCE_DATE_EPOCH` (seconds) fixes."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed:
        return datetime.fromtimestamp(int(fixed), UTC)
    return datetime.now(UTC)
