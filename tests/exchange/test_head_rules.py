import pytest

from opsroom.domain.imports import ImportKind
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.exchange.head_rules import COLUMNS, RUNNING_NUMBER, Strength, match_head
from opsroom.exchange.head_words import tidy_head

PERSON_HEADS = {
    "nrp": ["NRP", "nip_pegawai", "NO. NRP", "NRP/NIP", "NRP Personel", "NIP BARU"],
    "name": ["NAMA", "Full Name", "NAMA LENGKAP DENGAN GELAR", "Nama Personil Polri"],
    "rank": ["PANGKAT", "Pangkat/Gol", "GOL. RUANG", "PKT", "PANGKAT TERAKHIR PERSONEL"],
    "unit": ["KESATUAN", "NAMA SATKER", "UNIT KERJA", "POLSEK", "SATFUNG"],
    "source": ["ASAL", "ASAL PASUKAN"],
    "position": ["JABATAN", "JABATAN SEKARANG", "TUGAS"],
    "phone": ["NO HP", "NOMOR WHATSAPP", "TELEPON", "HP / WA", "No. Hand Phone"],
    "duty": ["STATUS", "PENUGASAN", "JABATAN DALAM OPS", "JABATAN DLM SPRIN"],
    "note": ["KET", "KETERANGAN", "CATATAN PENTING"],
    "rank_nrp": ["PANGKAT / NRP", "PANGKAT/GOL NRP/NIP", "PKT/KORPS/NRP"],
    "name_nrp": ["NAMA / NRP", "NAMA PERSONEL/NIP"],
    "name_rank": ["NAMA / PANGKAT", "NAMA DAN PANGKAT"],
    "name_rank_nrp": ["NAMA/PANGKAT/NRP", "NAMA, PANGKAT DAN NRP"],
    "position_unit": ["JABATAN / KESATUAN", "JABATAN/SATKER"],
    RUNNING_NUMBER: ["NO", "No.", "NO URUT", "#"],
    "": ["TANGGAL LAHIR", "TMT PANGKAT", "NAMA ISTRI", "NRP ATASAN", "NO SK PANGKAT", "EMAIL", "HP KELUARGA",
         "Password",
         "JENIS JABATAN", "NAMA JABATAN TMT", "", "a1 b2 c3 d4 e5 f6 g7 h8 i9 j10 k11 l12 NRP"],
}  # fmt: skip

TPS_HEADS = {
    "kecamatan": ["KECAMATAN", "Nama Kec.", "kec", "DISTRIK", "NAMA KEC"],
    "desa": ["DESA / KELURAHAN", "KEL/DESA", "nama_desa", "NAGARI", "PPS DESA"],
    "number": ["NO TPS", "TPS", "tps_no", "NAMA TPS", "Nomor TPS", "NAMA / NO TPS"],
    "desa_number": ["DESA / TPS", "NO TPS KELURAHAN"],
    "kecamatan_desa": ["KECAMATAN / DESA", "KEC, KEL"],
    "desa_code": ["KODE DESA", "id_desa", "KODE WILAYAH", "KODE KEL"],
    "tps_code": ["KODE TPS", "id_tps"],
    "category": ["KERAWANAN", "TINGKAT KERAWANAN TPS", "KATEGORI", "KLASIFIKASI TPS"],
    "category_source": ["SUMBER KERAWANAN"],
    "category_reason": ["ALASAN KERAWANAN", "INDIKATOR KERAWANAN", "KETERANGAN RAWAN"],
    "mark_RAWAN": ["KERAWANAN R", "RAWAN"],
    "mark_KURANG_RAWAN": ["KERAWANAN KURANG RAWAN", "KLASIFIKASI KR"],
    "mark_SANGAT_RAWAN": ["SANGAT RAWAN"],
    "is_special": ["KHUSUS", "LOKASI KHUSUS", "jenis_khusus", "LOKSUS (Y/T)"],
    "voters_m": ["L", "PEMILIH L", "DPT LAKI-LAKI", "JUMLAH PEMILIH TETAP (DPT) L", "dpt_l"],
    "voters_f": ["P", "PEMILIH PEREMPUAN", "JML DPT PR", "dpt_p"],
    "address": ["ALAMAT", "LOKASI TPS", "TEMPAT", "ALAMAT LENGKAP TPS"],
    "coordinates": ["TITIK KOORDINAT", "KOORDINAT TPS", "GPS", "LAT, LONG", "KOORDINAT LOKASI"],
    "lat": ["LAT", "Latitude", "TITIK KOORDINAT LAT", "lintang"],
    "lon": ["LON", "LONG", "longitude", "BUJUR", "KOORDINAT LONG"],
    "access_note": ["AKSES", "KONDISI JALAN", "MEDAN TEMPUH"],
    "signal_note": ["SINYAL", "JARINGAN INTERNET", "BLANK SPOT"],
    "kpps_contact": ["KETUA KPPS", "NAMA KETUA KPPS"],
    "kpps_phone": ["NO HP KETUA KPPS", "KETUA KPPS NO HP"],
    "panwas_contact": ["PTPS", "PENGAWAS TPS"],
    "panwas_phone": ["NO WA PTPS"],
    "linmas_contact": ["LINMAS"],
    "linmas_phone": ["LINMAS NO HP"],
    "note": ["KET", "CATATAN LAIN"],
    RUNNING_NUMBER: ["NO", "NO URUT"],
    "": ["JUMLAH TPS", "JML LINMAS", "max_surat_suara", "KOTAK SUARA", "JML KERAWANAN", "PEMILIH JML",
         "NAMA KEPALA DESA",
         "KODE KEC", "TEMPAT LAHIR", "DPTB L", "tps_reguler_pemilu2024", "X Y"],
}  # fmt: skip


@pytest.mark.parametrize(("key", "head"), [(key, head) for key, heads in PERSON_HEADS.items() for head in heads])
def test_head_of_a_roster(key: str, head: str) -> None:
    assert match_head(tidy_head(head), ImportKind.PERSON).key == key


@pytest.mark.parametrize(("key", "head"), [(key, head) for key, heads in TPS_HEADS.items() for head in heads])
def test_head_of_a_tps_list(key: str, head: str) -> None:
    assert match_head(tidy_head(head), ImportKind.TPS).key == key


@pytest.mark.parametrize("kind", list(ImportKind))
def test_every_head_of_our_own_is_known(kind: ImportKind) -> None:
    for column in COLUMNS[kind]:
        for head in (column.title, column.export_title, *column.synonyms):
            assert match_head(tidy_head(head), kind).key == column.key, head


def test_columns_are_those_of_the_domain() -> None:
    assert COLUMNS == {ImportKind.PERSON: PERSON_COLUMNS, ImportKind.TPS: TPS_COLUMNS}


def test_synonyms_are_surer_than_words() -> None:
    assert match_head("NRP", ImportKind.PERSON).strength is Strength.EXACT
    assert match_head("NRP BARU", ImportKind.PERSON).strength is Strength.WORDS
    assert match_head("HOBI", ImportKind.PERSON).strength is Strength.NONE
