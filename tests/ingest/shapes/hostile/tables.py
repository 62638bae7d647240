"""Tables and calls made to break a reader."""

import json

from tests.ingest.shapes.hostile.base import Hostile, encode_text


def widen_csv(size: int) -> Hostile:
    """A table of very many columns."""
    head = ",".join(f"c{number}" for number in range(size * 10))
    return encode_text("wide.csv", f"Subject,Description,{head}\nCall,Hi,{',' * size * 10}\n")


def open_quote(size: int) -> Hostile:
    """A quote that is never closed."""
    return encode_text("open.csv", 'Subject,Description\nCall,"' + "word, word\n" * size)


def long_field(size: int) -> Hostile:
    """One field longer than the csv module allows."""
    return encode_text("long.csv", "Subject,Description\nCall," + "w" * size * 5 + "\n")


def crowd_csv(size: int) -> Hostile:
    """Very many rows."""
    return encode_text("rows.csv", "Subject,Description\n" + "Call,Hugo says yes\n" * (size // 5))


def null_csv(_: int) -> Hostile:
    """NULs within a table."""
    return encode_text("nul.csv", "Subject,Description\nCall,a\x00b\n\x00,\x00\n")


def nest_json(size: int) -> Hostile:
    """Lists in lists."""
    return encode_text("deep.json", "[" * size + "]" * size)


def nest_json_objects(size: int) -> Hostile:
    """Objects in objects under a key that is looked for."""
    return encode_text("deep.json", '{"transcript":' * size + "1" + "}" * size)


def long_number(size: int) -> Hostile:
    """A number of more digits than Python converts."""
    return encode_text("number.json", '{"callId": ' + "9" * size + ', "transcript": []}')


def crowd_json(size: int) -> Hostile:
    """A call of very many sentences."""
    sentences = [{"start": 1, "end": 2, "text": "So it is."}] * (size // 2)
    turns = [{"speakerId": "1", "sentences": sentences}]
    return encode_text(
        "crowd.json", json.dumps({"callId": "1", "parties": [], "transcript": turns})
    )


def twist_json(_: int) -> Hostile:
    """Values of the wrong type wherever one is looked for."""
    odd: list[object] = [None, 1, 1e308, True, [], {}, "", "x", [[]], [None], {"name": {}}]
    turns: list[object] = [
        {"speakerId": value, "sentences": [{"text": value, "start": value}]} for value in odd
    ]
    parties: list[object] = [{"speakerId": value, "name": value, "title": value} for value in odd]
    call = {"parties": parties + odd, "transcript": turns + odd, "metaData": {"started": odd}}
    return encode_text("twist.json", json.dumps([call, *odd]))


def far_date(_: int) -> Hostile:
    """Moments that no calendar holds."""
    sentence = {"speaker_name": "Hugo", "text": "Hi", "start_time": -1e308}
    call = {"date": 1e308, "sentences": [sentence], "title": "2025-13-45"}
    return encode_text("0000-00-00 2025-02-30 99999999.json", json.dumps(call))


def surrogate_json(_: int) -> Hostile:
    """Halves of characters as escapes."""
    return "half.json", (
        rb'{"sentences": [{"speaker_name": "Hu\ud800go", "text": "\udc00 yes \ud83d", '
        rb'"raw_text": ""}]}'
    )


ATTACKS = (
    widen_csv,
    open_quote,
    long_field,
    crowd_csv,
    null_csv,
    nest_json,
    nest_json_objects,
    long_number,
    crowd_json,
    twist_json,
    far_date,
    surrogate_json,
)
