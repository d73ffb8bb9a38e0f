"""How the person at this desk arranged things: one readable JSON file per thing, beside the settings.

A setting is a question with an answer; a habit is what somebody arranged by hand (widths of columns, own views) and
would be sorry to lose, but could make again.
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from opsroom.runtime.files import write_atomically

_log = logging.getLogger(__name__)


class Habits:
    """Documents by name. Two windows of one user share the files: the last one to write a document wins.

    Thread: GUI, or one at a time.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Keep them in `folder`; without one they are forgotten with the program."""
        self._folder = folder
        self._known: dict[str, dict[str, Any]] = {}

    def read(self, name: str) -> dict[str, Any]:
        """The document of that name, empty when there is none or it cannot be used."""
        if name not in self._known:
            self._known[name] = self._load(name)
        return dict(self._known[name])

    def put(self, name: str, document: Mapping[str, Any]) -> None:
        """Keep a document; one that cannot be written holds until the program ends."""
        if self._known.get(name) == document:
            return
        self._known[name] = dict(document)
        if self._folder is None:
            return
        text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path(self._folder, name), f"{text}\n".encode())
        except OSError as problem:
            _log.info("habits not written: %s", problem)

    def _load(self, name: str) -> dict[str, Any]:
        if self._folder is None:
            return {}
        try:
            found = json.loads(self._path(self._folder, name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as problem:
            _log.info("habits not usable, begun anew: %s", problem)
            return {}
        return found if isinstance(found, dict) else {}

    @staticmethod
    def _path(folder: Path, name: str) -> Path:
        return folder / f"{name}.json"
