"""What a reader is handed: bytes with a name, and a budget that bounds what they may cost."""

import math
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.config import Limits
from pipeline.errors import LimitError, ReadError

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a file on disk, or a member of an archive or mail already in memory.

    `name` is the path below the account's folder, with `/` between its parts (`a.zip/b.eml`); it
    becomes the document's source and the stem of its id. Names come from the file system or are
    shown only: nothing is ever opened or written by a name found in content.
    """

    name: str
    account: str = ""
    path: Path | None = None
    payload: bytes | None = None
    nesting: int = 0

    def read(self, *, most: int) -> bytes:
        """All bytes of the input. Raises LimitError past `most` bytes, ReadError if unreadable."""
        if self.payload is not None:
            size, data = len(self.payload), self.payload
        elif self.path is not None:
            data = _read_file(self.path, most + 1)
            size = len(data)
        else:
            raise ReadError("holds no data")
        if size > most:
            raise LimitError(f"is larger than {most:,} bytes (limits.file_bytes)")
        return data

    def peek(self, size: int) -> bytes:
        """The first `size` bytes, for detection."""
        if self.payload is not None:
            return self.payload[:size]
        if self.path is None:
            return b""
        return _read_file(self.path, size)

    def measure(self) -> int:
        """The bytes of the input; 0 where it cannot be opened."""
        if self.payload is not None:
            return len(self.payload)
        return self.path.stat().st_size if self.path is not None and self.path.is_file() else 0

    def member(self, name: str, payload: bytes) -> "Source":
        """A part of this input, one level deeper: an attachment, an archive's file."""
        return replace(
            self, name=f"{self.name}/{name}", path=None, payload=payload, nesting=self.nesting + 1
        )


def _read_file(path: Path, most: int) -> bytes:
    """So many bytes of a file; a pipe, to which perhaps nobody writes, is never opened."""
    try:
        if not path.is_file() and path.exists():
            raise ReadError("is no file but a closed or linked folder, a pipe or a device")
        with path.open("rb") as stream:
            return stream.read(most)
    except OSError as exc:
        raise ReadError(f"cannot be opened: {exc.strerror}") from exc


@dataclass(slots=True)
class Budget:
    """What one document may still cost; a reader spends it as it goes.

    Seconds are those of the processor, so that a busy machine skips what an idle one skips.
    A container (archive, mailbox) calls `renew()` before each member, so that one bad member
    never costs the others their turn.
    """

    limits: Limits
    parts: int = 0
    unpacked: int = 0
    started: float = field(default_factory=time.thread_time)
    until: float = math.inf
    closes: float = math.inf

    def allow(self, size: int) -> "Budget":
        """The same for an input of so many bytes, which may be one that holds many documents.

        The larger, the longer: an honest mailbox holds years, a small one full of bombs does not.
        """
        limits = self.limits
        most = limits.seconds * limits.nesting + limits.container_seconds * size / _MEBIBYTE
        return replace(self, closes=self.started + most)

    def renew(self) -> "Budget":
        """A fresh budget of the same limits for the next member.

        Raises LimitError once all members together took longer than the container's size allows.
        """
        if time.thread_time() > self.closes:
            raise LimitError("takes too long: its rest is not read (limits.container_seconds)")
        return Budget(limits=self.limits, until=self.until, closes=self.closes)

    def attach(self) -> "Budget":
        """A fresh budget for what is attached to a mail, with an end that all of it shares.

        Archives in mails in archives would else multiply the time of one by that of the other.
        """
        until = min(self.until, self.started + self.limits.seconds * self.limits.nesting)
        return Budget(limits=self.limits, until=until, closes=self.closes)

    def check_time(self) -> None:
        """Raise LimitError once the document has taken too long."""
        now = time.thread_time()
        if now - self.started > self.limits.seconds:
            raise LimitError(f"takes longer than {self.limits.seconds:g} s (limits.seconds)")
        if now > self.until:
            raise LimitError("comes too late: its mail with all attached takes too long")

    def spend_part(self) -> None:
        """Count one MIME part, page or member."""
        self.parts += 1
        if self.parts > self.limits.parts:
            raise LimitError(f"has more than {self.limits.parts:,} parts (limits.parts)")
        self.check_time()

    def spend_bytes(self, count: int) -> None:
        """Count bytes that were unpacked or decoded."""
        self.unpacked += count
        if self.unpacked > self.limits.unpacked_bytes:
            most = self.limits.unpacked_bytes
            raise LimitError(f"unpacks to more than {most:,} bytes (limits.unpacked_bytes)")

    def check_nesting(self, depth: int) -> None:
        """Raise LimitError for archives in archives, or mails in mails, past the limit."""
        if depth > self.limits.nesting:
            raise LimitError(f"is nested deeper than {self.limits.nesting} (limits.nesting)")
