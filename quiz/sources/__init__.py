"""Files become documents and records."""
