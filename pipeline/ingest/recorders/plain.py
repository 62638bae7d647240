"""Any other recorder: a list of objects with a speaker and words, under whatever names."""

from typing import Any

from pipeline.ingest.recorders.call import Call, get_date, get_text, iter_records
from pipeline.ingest.talk import Utterance

_SPEAKER = (
    "speaker_name",
    "speakerName",
    "speaker",
    "participant",
    "name",
    "user",
    "from",
    "author",
    "说话人",
    "发言人",
)
_WORDS = ("text", "words", "content", "transcript", "sentence", "message", "body", "内容", "文本")


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
    speaker = next((item[key] for key in _SPEAKER if item.get(key) not in (None, "")), "")
    name = get_text(speaker, "name", "displayName", "username") or get_text(item, *_SPEAKER)
    return Utterance(f"Speaker {name}" if name.isdecimal() else name, get_text(item, *_WORDS))
