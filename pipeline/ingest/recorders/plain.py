"""Any other recorder: a list of objects with a speaker and words, under whatever names."""

from functools import cache
from typing import Any

from pipeline.ingest.recorders.call import Call, get_date, get_text, iter_records
from pipeline.ingest.talk import Utterance
from pipeline.lexicon import load_words


@cache
def _keys(field: str) -> tuple[str, ...]:
    return tuple(load_words("tables")["utterances"][field].split("|"))


def read_plain(data: Any) -> list[Call]:
    """The first list of utterances in the data as one call; none where there is no such list."""
    lists = [data] if isinstance(data, list) else []
    lists += [
        value for one in iter_records(data) for value in one.values() if isinstance(value, list)
    ]
    for items in lists:
        said = [_read_utterance(item) for item in items if isinstance(item, dict)]
        if sum(bool(one.label and one.words) for one in said) * 2 > len(items) > 0:
            title = get_text(data, "title", "name", "subject", "topic", "主题")
            return [
                Call(
                    title=title,
                    date=get_date(data, "date", "start_time", "created_at"),
                    utterances=tuple(said),
                )
            ]
    return []


def _read_utterance(item: dict[str, Any]) -> Utterance:
    speaker = next((item[key] for key in _keys("speaker") if item.get(key) not in (None, "")), "")
    name = get_text(speaker, "name", "displayName", "username") or get_text(item, *_keys("speaker"))
    return Utterance(
        f"Speaker {name}" if name.isdecimal() else name, get_text(item, *_keys("words"))
    )
