"""Where the program keeps its files, and the one reader of `resources/`.

``OPSROOM_HOME`` moves every user folder below one directory (portable installs and tests).
"""

import os
from dataclasses import dataclass
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

import platformdirs

APP = "opsroom"


@dataclass(frozen=True, slots=True)
class UserPaths:
    """Folders of this user; each is created when asked for through `ensure`.

    Attributes:
        config: Settings of this PC.
        state: Logs, crash files, window state.
        documents: Where operation files and papers go by default.
    """

    config: Path
    state: Path
    documents: Path

    def ensure(self) -> "UserPaths":
        """Create the folders and return them."""
        for folder in (self.config, self.state, self.documents):
            folder.mkdir(parents=True, exist_ok=True)
        return self


def user_paths() -> UserPaths:
    """The folders of this user, read from the environment at each call."""
    home = os.environ.get("OPSROOM_HOME")
    if home:
        root = Path(home)
        return UserPaths(root / "config", root / "state", root / "documents")
    return UserPaths(
        Path(platformdirs.user_config_dir(APP)),
        Path(platformdirs.user_state_dir(APP)),
        Path(platformdirs.user_documents_dir()) / "Opsroom",
    )


def resource(name: str) -> Traversable:
    """A file or folder below `resources/`, e.g. ``texts/sprin.toml``; works from source and from an installed wheel."""
    return files("resources").joinpath(*name.split("/"))


def resource_path(name: str) -> Path:
    """The same as a path on disk (the wheel is installed unpacked).

    Raises:
        FileNotFoundError: No such resource; a bug or a broken install.
    """
    with as_file(resource(name)) as path:
        if not path.exists():
            raise FileNotFoundError(name)
        return path
