"""Grading, scheduling, sessions and history: neither rules nor screens."""
