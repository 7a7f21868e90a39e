"""The tables of the history file, and how an older file becomes a new one.

`MIGRATIONS[n]` takes a file of version n to n + 1; the version stands in SQLite's `user_version`.
"""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE review (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        question TEXT NOT NULL,
        deck TEXT NOT NULL,
        type TEXT NOT NULL,
        tags TEXT NOT NULL,
        session TEXT NOT NULL,
        mode TEXT NOT NULL,
        at TEXT NOT NULL,
        response TEXT NOT NULL,
        share REAL NOT NULL,
        grade INTEGER,
        milliseconds INTEGER NOT NULL,
        overruled INTEGER NOT NULL DEFAULT 0,
        learner TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX review_question ON review (question, at, id);
    CREATE INDEX review_at ON review (at);
    CREATE TABLE memory (
        question TEXT PRIMARY KEY,
        settled INTEGER NOT NULL,
        step INTEGER,
        stability REAL NOT NULL,
        difficulty REAL NOT NULL,
        due TEXT NOT NULL,
        last TEXT NOT NULL,
        relearning INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE session (
        id TEXT PRIMARY KEY,
        started TEXT NOT NULL,
        mode TEXT NOT NULL,
        title TEXT NOT NULL,
        decks TEXT NOT NULL,
        seed INTEGER NOT NULL,
        questions TEXT NOT NULL,
        deadline TEXT,
        finished TEXT,
        score REAL
    ) WITHOUT ROWID;
    CREATE TABLE draft (
        session TEXT NOT NULL,
        question TEXT NOT NULL,
        response TEXT NOT NULL,
        milliseconds INTEGER NOT NULL,
        PRIMARY KEY (session, question)
    ) WITHOUT ROWID;
    CREATE TABLE flag (question TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
)

VERSION = len(MIGRATIONS)
