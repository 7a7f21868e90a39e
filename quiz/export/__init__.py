"""Banks on their way to learners: Anki, paper, handouts. Knows banks, not where they came from."""
