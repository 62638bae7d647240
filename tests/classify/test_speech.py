"""Own words: where they begin and end, whose they are, and when they do not count."""

import pytest

from pipeline.classify.speech import find_own_deeds, find_speeches
from pipeline.types import Document, Envelope, How, Kind, Mention, Part, Segment

CALL = "Nora: I sign anything here.\nKit: What if we wait?\nNora: No."


def call_mentions(text: str, *names: str) -> list[Mention]:
    """One speaker's mention per `Name:` at the beginning of a line."""
    document = Document("a.vtt", "a.vtt", "Northlea", Kind.TRANSCRIPT, text)
    mentions, at = [], 0
    for line in text.split("\n"):
        name = line.partition(":")[0]
        if name in names:
            label = Segment(document, at, at + len(name) + 1, Part.LABEL, Envelope())
            mentions.append(Mention(label, at, at + len(name), name, How.SPEAKER))
        at += len(line) + 1
    return mentions


def mail_mentions(text: str, header: str, author: str) -> list[Mention]:
    """The author's mention in the header that begins the text, and one for a quoted header."""
    document = Document("a.eml", "a.eml", "Northlea", Kind.EMAIL, text)
    starts = [text.index(header), text.rindex(header)]
    return [
        Mention(
            Segment(document, start, start + len(header), Part.HEADER, Envelope(), message),
            start,
            start + len(author),
            author,
            How.AUTHOR,
        )
        for message, start in enumerate(dict.fromkeys(starts))
    ]


def deeds(mentions: list[Mention]) -> list[tuple[str, str, str]]:
    """(speaker, value, quote) of all deeds found."""
    text = mentions[0].segment.document.text
    return [(d.mention.name, d.value, text[d.start : d.end]) for d in find_own_deeds(mentions)]


def test_speech_runs_from_label_to_label() -> None:
    """What stands between two labels is the first speaker's."""
    mentions = call_mentions(CALL, "Nora", "Kit")
    texts = [(s.mention.name, CALL[s.start : s.end].strip()) for s in find_speeches(mentions)]
    assert texts == [
        ("Nora", "I sign anything here."),
        ("Kit", "What if we wait?"),
        ("Nora", "No."),
    ]


def test_speech_deeds_are_the_speakers() -> None:
    """First-person power is Nora's, the new idea is Kit's."""
    assert deeds(call_mentions(CALL, "Nora", "Kit")) == [
        ("Nora", "decision_maker", "I sign"),
        ("Kit", "innovative", "What if"),
    ]


def test_speech_of_a_mail_runs_to_the_quoted_header() -> None:
    """The author's words end where the quoted message begins."""
    text = "From: Nora\nThe money is mine. I approve it.\nFrom: Nora\nI sign."
    mentions = mail_mentions(text, "From: Nora", "From: Nora")
    assert [text[s.start : s.end].strip() for s in find_speeches(mentions)] == [
        "The money is mine. I approve it.",
        "I sign.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Nora: I never said I sign it.",
        "Nora: If I sign, you start on Monday.",
        "Nora: 不是我签的。",
        "Nora: 要是我批了就好办了。",
    ],
)
def test_speech_negated_and_conditional_words_do_not_count(line: str) -> None:
    """What somebody does not do, or might do, shows nothing."""
    assert deeds(call_mentions(line, "Nora")) == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Nora: 这笔钱我出，今年就上。", "decision_maker"),
        ("Nora: That comes out of my budget.", "decision_maker"),
        ("Nora: I’ll sign on Friday.", "decision_maker"),
        ("Nora: Send me the raw data.", "analytical"),
        ("Nora: 误差是怎么来的？", "analytical"),
        ("Nora: I don't need slides.", "driver"),
        ("Nora: How's your mother?", "amiable"),
        ("Nora: 我不赞成换。", "opponent"),
    ],
)
def test_speech_cues_of_both_languages(line: str, value: str) -> None:
    """Each kind of cue is heard in own words, with straight and curly apostrophes."""
    assert {found for _, found, _ in deeds(call_mentions(line, "Nora"))} == {value}


def test_speech_nobody_speaks_without_label_or_header() -> None:
    """Without a speaker or author there are no own words."""
    document = Document("a.txt", "a.txt", "Northlea", Kind.NOTE, "Nora: I sign")
    body = Segment(document, 0, 12, Part.BODY, Envelope())
    assert find_speeches([Mention(body, 0, 4, "Nora", How.NAMED)]) == []
    assert find_speeches([]) == []
