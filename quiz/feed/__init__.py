"""Documents become facts, facts become visits."""
