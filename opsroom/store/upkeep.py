"""What examining and mending the data reads beside the sheets themselves: lean rows, references, kept settings."""

import json
from collections.abc import Iterable, Iterator, Sequence

from opsroom.domain.changes import Kind
from opsroom.domain.plan import Role
from opsroom.store.nouns import NOUNS, REFERENCES, Reference, Row
from opsroom.store.read_journal import last_values
from opsroom.store.session import Session, SqlRow, chunks

_TPS_COLUMNS = "id, desa_code, number, lat, lon, kpps_contact, panwas_contact, linmas_contact"
#: Rows handed over at a time: small enough to look at the clock in between.
PIECE = 5000


class Upkeep:
    """Reads of one consistent view; got from `Reader.upkeep`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tps_facts(self) -> Iterator[list[SqlRow]]:
        """Id, desa code, number, lat, lon and the three contacts of every TPS in order of desa, in pieces."""
        cursor = self._session.raw.execute(f"SELECT {_TPS_COLUMNS} FROM tps ORDER BY desa_code, number")
        while piece := cursor.fetchmany(PIECE):
            yield piece

    def tps_rows(self, ids: Sequence[int]) -> list[SqlRow]:
        """The same columns of these TPS, in order of desa."""
        found: list[SqlRow] = []
        for chunk in chunks(ids):
            marks = ", ".join("?" * len(chunk))
            found += self._session.sql(f"SELECT {_TPS_COLUMNS} FROM tps WHERE id IN ({marks})", chunk)
        return sorted(found, key=lambda row: (row[1], row[2]))

    def shared_points(self) -> Iterator[list[SqlRow]]:
        """The TPS (columns as `tps_facts`) of every point that TPS of more than one desa have; 0, 0 is no point."""
        points = self._session.sql(
            "SELECT lat, lon FROM tps WHERE lat IS NOT NULL AND lon IS NOT NULL AND NOT (lat = 0 AND lon = 0) "
            "GROUP BY lat, lon HAVING min(desa_code) <> max(desa_code)"
        )
        shared = set(points)
        if not shared:
            return
        rows: dict[tuple[float, float], list[SqlRow]] = {}
        for piece in self.tps_facts():
            for row in piece:
                if (row[3], row[4]) in shared:
                    rows.setdefault((row[3], row[4]), []).append(row)
        yield from rows.values()

    def padal_places(self) -> frozenset[str] | None:
        """Codes of the kecamatan with a Padal in the newest plan; None when nothing was plotted."""
        plans = self._session.sql("SELECT id FROM plan ORDER BY version DESC LIMIT 1")
        if not plans:
            return None
        found = self._session.sql(
            "SELECT DISTINCT kecamatan_code FROM post WHERE plan_id = ? AND role = ?", (plans[0][0], Role.PADAL.value)
        )
        return frozenset(code for (code,) in found)

    def settings_under(self, prefix: str) -> dict[str, tuple[int, object]]:
        """Key to row id and JSON value of every setting whose key begins so."""
        found = self._session.sql(
            "SELECT key, id, value FROM setting WHERE substr(key, 1, ?) = ? ORDER BY id", (len(prefix), prefix)
        )
        return {key: (row_id, json.loads(value)) for key, row_id, value in found}

    def gone_values(self, kind: Kind, ids: Sequence[int]) -> dict[int, Row]:
        """What deleted rows held; ids the journal does not know are left out."""
        return last_values(self._session, kind, ids)

    def taken_numbers(self, numbers: Iterable[str]) -> set[str]:
        """Those of the service numbers that somebody of the roster has."""
        wanted = json.dumps(list(numbers))
        found = self._session.sql("SELECT nrp FROM person WHERE nrp IN (SELECT value FROM json_each(?))", (wanted,))
        return {nrp for (nrp,) in found}

    def taken_places(self, places: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of the places (desa code, TPS number) where a TPS stands."""
        wanted = set(places)
        codes = json.dumps(sorted({desa_code for desa_code, _ in wanted}))
        found = self._session.sql(
            "SELECT desa_code, number FROM tps WHERE desa_code IN (SELECT value FROM json_each(?))", (codes,)
        )
        return wanted.intersection((desa_code, number) for desa_code, number in found)

    def referring(self, kind: Kind, row_id: int) -> list[tuple[Reference, list[int]]]:
        """Who refers to a row by its id: reference and ids of the referring rows, empty ones left out."""
        found: list[tuple[Reference, list[int]]] = []
        for reference in REFERENCES[kind]:
            if reference.target_column != "id":
                continue
            table = NOUNS[reference.kind].table
            rows = self._session.sql(
                f'SELECT "id" FROM "{table}" WHERE "{reference.column}" = ? ORDER BY "id"', (row_id,)
            )
            if rows:
                found.append((reference, [each for (each,) in rows]))
        return found
