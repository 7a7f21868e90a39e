"""Anki packages: stable note types, notes that keep their identity, updates that touch only what changed."""
