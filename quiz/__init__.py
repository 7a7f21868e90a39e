"""Turns a feed of visits by heads of state and government into quizzes that can show their sources."""

__version__ = "0.1.0"
