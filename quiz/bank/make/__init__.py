"""One file a way of asking: facts become questions."""
