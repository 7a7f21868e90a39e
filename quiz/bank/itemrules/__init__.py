"""Item-writing rules, a file for each part of a question that they look at. `quiz/bank/rules.py` lists them all."""
