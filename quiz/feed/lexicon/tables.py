"""Word lists kept as pipe tables: a row a line, `#` before a remark."""

from importlib import resources


def rows(file: str) -> list[list[str]]:
    """The cells of each row of a table in this folder, without the blanks around them."""
    text = (resources.files("quiz.feed.lexicon") / file).read_text(encoding="utf-8")
    return [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip() and not line.startswith("#")]
