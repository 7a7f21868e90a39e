"""One file a question type: its fields, and what makes it valid. `all.py` lists them."""
