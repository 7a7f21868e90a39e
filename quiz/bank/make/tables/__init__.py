"""Questions about visits that stand in tables."""
