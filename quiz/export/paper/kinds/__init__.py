"""One file a question type: how it stands on paper, and its key computed from the printed item."""
