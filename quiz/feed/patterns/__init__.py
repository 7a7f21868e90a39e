"""Sentence shapes, as data, each with sentences that it accepts and refuses."""
