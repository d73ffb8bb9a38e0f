"""Journal entries in words: whose row, which field, before and after, as the sheets would show them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from opsroom.domain.changes import Kind
from opsroom.domain.person import Person
from opsroom.domain.tps_columns import show_flag
from opsroom.services.tables import COLUMNS
from opsroom.store.reader import Reader
from opsroom.store.records import JournalEntry

KIND_WORDS: Mapping[Kind, str] = {
    Kind.OPERATION: "Operasi",
    Kind.SETTING: "Setelan",
    Kind.KECAMATAN: "Kecamatan",
    Kind.DESA: "Desa",
    Kind.UNIT_AREA: "Wilayah kesatuan",
    Kind.CATEGORY: "Kategori",
    Kind.PATTERN: "Pola",
    Kind.TPS: "TPS",
    Kind.PERSON: "Personel",
    Kind.PLAN: "Ploting",
    Kind.TEAM: "Tim",
    Kind.TEAM_MEMBER: "Anggota tim",
    Kind.TEAM_TPS: "TPS tim",
    Kind.SHORTAGE: "Kekurangan",
    Kind.POST: "Padal/Pamatwil",
    Kind.PIN: "Sematan",
    Kind.DOCUMENT: "Dokumen",
    Kind.REPORT: "Laporan",
    Kind.TPS_STATE: "Keadaan TPS",
    Kind.PERSON_STATE: "Keadaan personel",
    Kind.ABSENCE: "Ketidakhadiran",
    Kind.UNIT_POINT: "Titik kesatuan",
    Kind.RADIO_LINE: "Baris radio",
    Kind.INCIDENT: "Kejadian",
    Kind.INCIDENT_STEP: "Langkah kejadian",
    Kind.EVIDENCE: "Bukti",
    Kind.ROLL_CALL: "Apel",
    Kind.ROLL_ENTRY: "Daftar apel",
}
#: Fields no column of a sheet names.
_TITLES: Mapping[str, str] = {
    "home_desa": "Desa asal", "gender": "Jenis kelamin", "hard_before": "TPS berat sebelumnya",
    "nrp_repaired": "NRP dilengkapi", "name": "Nama", "code": "Kode", "label": "Nama",
    "kecamatan_code": "Kecamatan", "desa_code": "Kode desa", "unit": "Kesatuan", "person_id": "Personel",
    "tps_id": "TPS", "stage": "Tahap", "at": "Waktu", "received_at": "Diterima", "channel": "Saluran",
    "sender": "Pengirim", "text": "Isi", "operator": "Operator", "role": "Peran", "number": "Nomor", "status": "Status",
    "title": "Judul", "kind": "Jenis", "path": "Berkas", "revision": "Revisi", "made_at": "Dibuat", "key": "Setelan",
    "value": "Isi", "category": "Kerawanan", "severity": "Tingkat", "own_team": "Tim sendiri", "colour": "Warna",
    "polri": "Polri", "tps": "TPS", "linmas": "Linmas", "version": "Versi", "event": "Kegiatan", "region": "Wilayah",
    "operation_name": "Nama operasi", "voting_day": "Hari pemungutan", "duty_from": "Tugas dari",
    "duty_to": "Tugas sampai", "roll_call_at": "Waktu apel", "roll_call_place": "Tempat apel",
    "roll_call_leader": "Pimpinan apel", "ordinal": "Urutan", "team_id": "Tim", "plan_id": "Ploting", "rule": "Aturan",
    "crosses_desa": "Lintas desa", "rayon": "Rayon", "reason": "Alasan", "first_day": "Dari", "last_day": "Sampai",
    "note": "Keterangan", "lat": "Lintang", "lon": "Bujur", "is_current": "Berlaku", "base_version": "Dari versi",
    "levels": "Tingkat sasaran", "moved": "Pindah tugas", "seed": "Benih acak", "is_stopped": "Dihentikan",
    "line_id": "Baris radio", "state": "Keadaan", "relay": "Diteruskan oleh", "source": "Asal", "why": "Sebab",
    "subjects": "Jumlah sasaran", "is_alarm": "Tanda bahaya", "amends": "Meralat", "digest": "Sidik",
    "opened_at": "Dibuka", "place": "Tempat", "summary": "Uraian", "reporter": "Pelapor", "deadline": "Batas waktu",
    "same_as": "Sama dengan nomor", "incident_id": "Kejadian", "step": "Langkah", "other_number": "Kejadian lain",
    "sha256": "SHA-256", "size": "Ukuran", "taken_at": "Diambil", "taken_by": "Diambil oleh", "leader": "Pimpinan",
    "closed_at": "Ditutup", "roll_call_id": "Apel", "present_at": "Hadir", "stands_for": "Menggantikan",
}  # fmt: skip
_LONG = 160


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as shown; empty where there was nothing."""

    title: str
    before: str
    after: str


def field_changes(entry: JournalEntry) -> list[FieldChange]:
    """What an entry changed; of a row that came or went only the filled fields."""
    before, after = entry.before or {}, entry.after or {}
    found: list[FieldChange] = []
    for key in dict.fromkeys((*before, *after)):
        show = _shower(entry.kind, key)
        old, new = show(before.get(key)), show(after.get(key))
        if old != new:
            found.append(FieldChange(title_of(entry.kind, key), old, new))
    return found


def title_of(kind: Kind, key: str) -> str:
    """What a field is called on screen."""
    for column in COLUMNS.get(kind, ()):
        if column.key == key:
            return column.title
    return _TITLES.get(key, key)


def verb_of(entry: JournalEntry) -> str:
    """``Ditambah``, ``Dihapus`` or ``Diubah``."""
    if entry.before is None:
        return "Ditambah"
    return "Dihapus" if entry.after is None else "Diubah"


def row_names(reader: Reader, entries: Iterable[JournalEntry]) -> dict[tuple[Kind, int], str]:
    """How people call the rows of these entries; rows that are gone by what the journal remembers of them."""
    wanted: dict[Kind, set[int]] = {}
    desa = {each.code: each.name for each in reader.desa()}
    names: dict[tuple[Kind, int], str] = {}
    for entry in entries:
        wanted.setdefault(entry.kind, set()).add(entry.row_id)
        whole = entry.after if entry.before is None else entry.before if entry.after is None else None
        if whole is not None:
            names[entry.kind, entry.row_id] = name_of_values(entry.kind, entry.row_id, whole, desa)
        else:
            names.setdefault((entry.kind, entry.row_id), name_of_values(entry.kind, entry.row_id, {}, desa))
    for person in reader.persons(wanted.get(Kind.PERSON, ())):
        names[Kind.PERSON, person.id] = person_name(person)
    for tps in reader.tps(wanted.get(Kind.TPS, ())):
        names[Kind.TPS, tps.id] = tps.label
    return names


def person_name(person: Person) -> str:
    """``BRIPKA BUDI SANTOSO``."""
    return f"{person.rank} {person.name}".strip()


def name_of_values(kind: Kind, row_id: int, values: Mapping[str, object], desa: Mapping[str, str]) -> str:
    """The name of a row by its stored values; `desa` gives the names of desa by code."""
    if kind is Kind.PERSON and values.get("name"):
        return f"{values.get('rank', '')} {values['name']}".strip()
    if kind is Kind.TPS and values.get("number"):
        code = str(values.get("desa_code", ""))
        return f"TPS {values['number']} {desa.get(code, f'desa {code}')}"
    for key in ("name", "label", "title", "key", "unit"):
        if values.get(key):
            return f"{KIND_WORDS[kind]} {values[key]}"
    return f"{KIND_WORDS[kind]} nomor {row_id}"


def _shower(kind: Kind, key: str) -> Callable[[object], str]:
    for column in COLUMNS.get(kind, ()):
        if column.key == key:
            return _safe(column.show)
    return _plain


def _safe(show: Callable[[object], str]) -> Callable[[object], str]:
    """An old file may hold a word that a newer version no longer knows; it is shown as it stands."""

    def shown(value: object) -> str:
        try:
            return show(value)
        except (ValueError, KeyError):
            return _plain(value)

    return shown


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return show_flag(value)
    text = "" if value is None else str(value)
    return text if len(text) <= _LONG else f"{text[:_LONG]} ..."
