"""Answers about short texts are kept, those about long ones are not."""

from pipeline.names.remember import remember


def test_remember_asks_once_for_a_short_text() -> None:
    """What comes again is not worked out again, unless it would fill the memory."""
    asked: list[str] = []

    @remember
    def answer(text: str) -> int:
        asked.append(text)
        return len(text)

    long = "Dana" * 1_000
    assert [answer("Dana"), answer("Dana"), answer(long), answer(long)] == [4, 4, 4_000, 4_000]
    assert asked == ["Dana", long, long]
