"""Visits become questions, and questions become YAML."""
