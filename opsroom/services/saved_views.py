"""Keeping ways of looking at a table: shared ones in the operation file, own ones at this desk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound
from opsroom.domain.saved_views import (
    ColumnLayout,
    SavedView,
    check_name,
    layout_from_data,
    layout_to_data,
    view_from_data,
    view_to_data,
)
from opsroom.runtime.habits import Habits
from opsroom.store.reader import Reader
from opsroom.store.work import Work

Views = tuple[SavedView, ...]


@dataclass(frozen=True, slots=True)
class SaveView:
    """Keep a shared view; one of the same name is replaced."""

    kind: Kind
    view: SavedView
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Simpan tampilan 'Rawan'``."""
        return f"Simpan tampilan '{self.view.name}'"

    def apply(self, work: Work) -> None:
        """Check the name and write.

        Raises:
            RuleViolation: The name cannot be taken.
        """
        name = check_name(self.view.name, ())
        _write(work, self.kind, with_view(shared_views(work.reader, self.kind), replace(self.view, name=name)))


@dataclass(frozen=True, slots=True)
class RenameView:
    """Give a shared view another name."""

    kind: Kind
    old: str
    new: str
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Ganti nama tampilan 'Rawan'``."""
        return f"Ganti nama tampilan '{self.old}'"

    def apply(self, work: Work) -> None:
        """Check the name and write.

        Raises:
            NotFound: Somebody deleted it.
            RuleViolation: The name cannot be taken.
        """
        _write(work, self.kind, renamed(shared_views(work.reader, self.kind), self.old, self.new))


@dataclass(frozen=True, slots=True)
class DeleteView:
    """Remove a shared view."""

    kind: Kind
    name: str
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Hapus tampilan 'Rawan'``."""
        return f"Hapus tampilan '{self.name}'"

    def apply(self, work: Work) -> None:
        """Write the others.

        Raises:
            NotFound: Somebody deleted it already.
        """
        _write(work, self.kind, without(shared_views(work.reader, self.kind), self.name))


def shared_views(reader: Reader, kind: Kind) -> Views:
    """The shared views of a table, by name."""
    return _read(reader.setting(_setting(kind)), is_shared=True)


class OwnViews:
    """What this desk keeps of one table: own views, the one to begin with, and the columns as they were left.

    Thread: GUI.
    """

    def __init__(self, habits: Habits, kind: Kind) -> None:
        self._habits = habits
        self._name = f"tabel-{kind.value}"

    @property
    def views(self) -> Views:
        """Own views, by name."""
        return _read(self._habits.read(self._name).get("views"), is_shared=False)

    @property
    def start(self) -> str:
        """Name of the view the table begins with, empty for none."""
        return str(self._habits.read(self._name).get("start", ""))

    @property
    def layout(self) -> ColumnLayout:
        """The columns as they were left."""
        found = self._habits.read(self._name).get("columns")
        return layout_from_data(found) if isinstance(found, Mapping) else ColumnLayout()

    def save(self, view: SavedView) -> None:
        """Keep an own view; one of the same name is replaced.

        Raises:
            RuleViolation: The name cannot be taken.
        """
        self._put_views(with_view(self.views, replace(view, name=check_name(view.name, ()), is_shared=False)))

    def rename(self, old: str, new: str) -> None:
        """Give an own view another name.

        Raises:
            NotFound, RuleViolation: As `RenameView`.
        """
        self._put_views(renamed(self.views, old, new))
        if self.start == old:
            self.set_start(" ".join(new.split()))

    def delete(self, name: str) -> None:
        """Remove an own view.

        Raises:
            NotFound: There is none of that name.
        """
        self._put_views(without(self.views, name))

    def set_start(self, name: str) -> None:
        """Begin with the view of that name, own or shared; empty for none."""
        self._put("start", name)

    def put_layout(self, layout: ColumnLayout) -> None:
        """Remember the columns as they are."""
        self._put("columns", layout_to_data(layout))

    def _put_views(self, views: Views) -> None:
        self._put("views", [view_to_data(view) for view in views])

    def _put(self, key: str, value: Any) -> None:
        self._habits.put(self._name, {**self._habits.read(self._name), key: value})


def with_view(views: Views, view: SavedView) -> Views:
    """The views with this one, by name."""
    others = [each for each in views if each.name.casefold() != view.name.casefold()]
    return tuple(sorted((*others, view), key=_by_name))


def without(views: Views, name: str) -> Views:
    """The views without the one of that name.

    Raises:
        NotFound: There is none.
    """
    rest = tuple(each for each in views if each.name != name)
    if len(rest) == len(views):
        raise NotFound(f"Tampilan '{name}' sudah tidak ada. Tidak ada yang diubah.")
    return rest


def renamed(views: Views, old: str, new: str) -> Views:
    """The views with another name for one.

    Raises:
        NotFound: There is none of the old name.
        RuleViolation: The new name cannot be taken.
    """
    others = without(views, old)
    view = next(each for each in views if each.name == old)
    return with_view(others, replace(view, name=check_name(new, others)))


def _by_name(view: SavedView) -> str:
    return view.name.casefold()


def _setting(kind: Kind) -> str:
    return f"views.{kind.value}"


def _read(stored: object, *, is_shared: bool) -> Views:
    found = stored if isinstance(stored, list) else []
    views = [view_from_data(each, is_shared=is_shared) for each in found if isinstance(each, Mapping)]
    return tuple(sorted((view for view in views if view.name), key=_by_name))


def _write(work: Work, kind: Kind, views: Views) -> None:
    work.put_setting(_setting(kind), [view_to_data(view) for view in views])
