"""What a learner answered, in shapes that JSON can hold, so that history files stay readable by anything.

| type | response |
|---|---|
| choice, short | the text chosen or typed |
| multiple, order | the texts taken, or all of them in the learner's order |
| true-false | true or false |
| cloze | what was typed into each blank, in the order of the text |
| match | left text -> right text, for the pairs made |
| open | `{"text": …, "points": [the points that the learner found in it]}` |

`None` stands for "I do not know".
"""

import json
from typing import Any

Response = None | bool | str | list[str] | dict[str, Any]


def to_json(response: Response) -> str:
    return json.dumps(response, ensure_ascii=False)


def from_json(text: str) -> Response:
    """The response in `text`; what is no response any more (edited by hand, cut short) reads as none."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    if value is None or isinstance(value, bool | str | dict):
        return value
    if isinstance(value, list):
        return [str(item) for item in value]
    return None


def as_text(response: Response) -> str:
    """The response as one line, for summaries and tables."""
    match response:
        case None:
            return "no answer"
        case bool():
            return "true" if response else "false"
        case str():
            return response or "no answer"
        case list():
            return "; ".join(item or "…" for item in response) or "no answer"
        case dict():
            if "text" in response and "points" in response:
                return str(response["text"]) or "no answer"
            return "; ".join(f"{left} – {right}" for left, right in response.items()) or "no answer"


def is_empty(response: Response) -> bool:
    """Whether nothing was answered. False is an answer."""
    if isinstance(response, list):
        return not any(item.strip() for item in response)
    if isinstance(response, str):
        return not response.strip()
    return response is None or response == {}
