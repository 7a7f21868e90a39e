"""`versions.csv`: which question stands where on which version, so that results compare by question id."""

import csv
import io
from collections.abc import Iterable, Mapping

from quiz.export.paper.key import KeyEntry
from quiz.export.paper.sheet import Sheet

HEAD = ("deck", "version", "seed", "number", "id", "type", "points", "key")
FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would compute


def rows(deck: str, sheet: Sheet, key: Mapping[str, KeyEntry]) -> list[tuple[str, ...]]:
    """One row an item, in the order of the sheet."""
    return [
        (deck, sheet.version, str(sheet.seed), str(item.number), item.id, item.kind, str(item.points), key[item.id].short)
        for item in sheet.items
    ]


def csv_text(all_rows: Iterable[tuple[str, ...]]) -> str:
    """The table as CSV with line feeds; cells that a spreadsheet would compute are made text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows([_safe(cell) for cell in row] for row in all_rows)
    return out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
