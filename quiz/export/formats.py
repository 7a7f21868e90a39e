"""The export formats, one line each: name, module, what it makes.

A format is a module with a docstring that holds an example, `arguments(parser)`, which adds the format's own options,
and `run(decks: list[ChosenDeck], args: argparse.Namespace, now: datetime) -> Delivered`. It writes files and prints
nothing. The module is imported only when its format is asked for.
"""

FORMATS: tuple[tuple[str, str, str], ...] = (
    ("anki", "quiz.export.anki.export", "one package for Anki, made to be updated for years"),
    ("worksheet", "quiz.export.worksheet", "printable worksheets with their keys"),
    ("flashcards", "quiz.export.flashcards", "cards to cut out, question and answer in register"),
    ("handout", "quiz.export.handout", "a printable page on each visit: people, dates, events"),
)
