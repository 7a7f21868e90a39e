"""What printed pages share: the sheet with its items, its key, the fixed words, the templates and the PDF."""
