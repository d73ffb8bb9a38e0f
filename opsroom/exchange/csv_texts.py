"""The lines of a text file: decoded whole while it is small, line by line when it is large."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from charset_normalizer import from_bytes

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
#: What office machines in Indonesia write when it is not UTF-8.
_LEGACY = ["cp1252", "latin_1", "cp1250", "utf_16_le", "utf_16_be"]
_SAMPLE_BYTES = 65_536
#: Files up to here are taken whole. Units: bytes.
WHOLE = 4 << 20
_CHUNK = 1 << 20
#: No line of a table is longer; the csv module gives up at 131,072.
MAX_LINE = 100_000


@dataclass(frozen=True, slots=True)
class TextLines:
    """Lines of a text that can be gone through more than once.

    Attributes:
        count: How many there are; of a large file an estimate that is not too low.
    """

    count: int
    held: list[str] = field(default_factory=list)
    path: Path | None = None
    encoding: str = ""
    is_damaged: bool = False

    def __iter__(self) -> Iterator[str]:
        """The lines, each ended by a line feed."""
        if self.path is None:
            for line in self.held:
                yield f"{line}\n"
            return
        # Universal newlines, as `split_lines` takes them.
        with self.path.open(encoding=self.encoding, errors="replace") as stream:
            if self.is_damaged:
                for raw in stream:
                    line = raw.replace("\x00", "").rstrip("\n")
                    if line or raw.endswith("\n"):
                        yield f"{line[:MAX_LINE]}\n"
            else:
                yield from stream


def read_lines(path: Path) -> TextLines:
    """The lines of a file.

    Raises:
        OSError: It cannot be read.
    """
    if path.stat().st_size <= WHOLE:
        lines = split_lines(decode(path.read_bytes()))
        return TextLines(len(lines), lines)
    survey = _Survey(path)
    return TextLines(survey.count, path=path, encoding=survey.encoding, is_damaged=survey.is_damaged)


def decode(data: bytes) -> str:
    """The text of a file: by its mark, as UTF-8, or by the most plausible office encoding."""
    sample = data[:_SAMPLE_BYTES]
    encoding = _encoding(sample)
    if encoding == "utf-8":
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            encoding = _legacy(sample)
    return data.decode(encoding, errors="replace")


def split_lines(text: str) -> list[str]:
    """The lines of a text; only line feeds and carriage returns end one, and NUL bytes are dropped."""
    lines = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line[:MAX_LINE] for line in (lines if lines[-1] else lines[:-1])]


def _encoding(sample: bytes) -> str:
    """By the mark, or UTF-8 where that is still to be seen."""
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    return "utf-8" if sample.count(b"\x00") * 4 < len(sample) or not sample else _legacy(sample)


def _legacy(sample: bytes) -> str:
    if sample.isascii() and b"\x00" not in sample:
        return _LEGACY[0]  # the foreign letter stands further on
    best = from_bytes(sample, cp_isolation=_LEGACY).best()
    return best.encoding if best else "cp1252"


class _Survey:
    """A large file gone through once: how it is encoded, how many lines it has, whether they must be mended.

    Attributes:
        count: Lines.
        is_damaged: NUL bytes, or lines longer than the csv module takes.
    """

    def __init__(self, path: Path) -> None:
        self.count = 1
        self.is_damaged = False
        with path.open("rb") as stream:
            sample = stream.read(_SAMPLE_BYTES)
            self.encoding = _encoding(sample)
            decoder = codecs.getincrementaldecoder("utf-8")()
            stream.seek(0)
            while chunk := stream.read(_CHUNK):
                self._look_at(chunk)
                self._decode(decoder, chunk, sample)
            self._decode(decoder, b"", sample)

    def _decode(self, decoder: codecs.IncrementalDecoder, chunk: bytes, sample: bytes) -> None:
        """Find out that it is no UTF-8 after all; the last piece is empty."""
        if self.encoding == "utf-8":
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError:
                self.encoding = _legacy(sample)

    def _look_at(self, chunk: bytes) -> None:
        lines = chunk.split(b"\n")
        # Each of \n, \r and \r\n ends a line.
        self.count += len(lines) - 1 + chunk.count(b"\r") - chunk.count(b"\r\n")
        # A line cut in two by the pieces shows at least one half.
        self.is_damaged = self.is_damaged or b"\x00" in chunk or max(map(len, lines)) > MAX_LINE // 2
