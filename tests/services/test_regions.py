"""Codes for places: from the file, the operation, the national table, or provisional."""

from opsroom.domain.changes import Kind
from opsroom.domain.regions import region_key
from opsroom.services.areas import unit_areas
from opsroom.services.demo import SetUnitAreas
from opsroom.services.regions import national_gazetteer, region_index
from opsroom.services.workspace import Workspace


def _index(workspace: Workspace, *names: tuple[str, str, str]):
    with workspace.read() as reader:
        return region_index(reader, names)


def test_national_table_knows_every_desa_of_oku() -> None:
    gazetteer = national_gazetteer()
    assert gazetteer.kecamatan_code("1601", "Kedaton Peninjauan Raya") == "160132"


def test_regency_is_the_one_most_names_lie_in(empty: Workspace) -> None:
    index = _index(empty, ("LENGKITI", "TANJUNG LENGKAYAP", ""), ("LUBUK BATANG", "KURUP", ""), ("?", "SUKAMAJU", ""))
    assert index.regency == "1601"


def test_code_of_the_file_wins_over_its_names(empty: Workspace) -> None:
    place = _index(empty, ("", "", "1601222003")).resolve("", "", "1601222003")
    assert place is not None
    assert (place.desa, place.kecamatan, place.kecamatan_code) == ("KURUP", "LUBUK BATANG", "160122")


def test_unknown_code_keeps_the_names_of_the_file(empty: Workspace) -> None:
    index = _index(empty)
    place = index.resolve("KEC. BARU", "DESA MEKAR", "9901019999")
    assert place is not None
    assert (place.desa_code, place.kecamatan) == ("9901019999", "BARU")
    nameless = index.resolve("", "", "9902029999")
    assert nameless is not None
    assert "9902029999" in nameless.desa


def test_row_without_desa_and_code_has_no_place(empty: Workspace) -> None:
    assert _index(empty).resolve("LENGKITI", "", "") is None


def test_desa_of_the_operation_is_found_without_its_kecamatan(workspace: Workspace) -> None:
    place = _index(workspace).resolve("", "Kurup", "")
    assert place is not None
    assert place.desa_code == "1601222003"


def test_desa_new_to_the_operation_is_found_without_its_kecamatan(workspace: Workspace) -> None:
    index = _index(workspace, ("", "KUNGKILAN", ""))
    place = index.resolve("", "KUNGKILAN", "")
    assert place is not None
    assert place.kecamatan == "SOSOH BUAY RAYAP"
    assert set(index.new_kecamatan) == {"160107"}


def test_second_spelling_of_a_new_place_is_the_same_place(empty: Workspace) -> None:
    index = _index(empty)
    first, second = index.resolve("NEGERI DONGENG", "SATU", ""), index.resolve("Kec. Negeri  Dongeng", "Desa Satu", "")
    assert first is not None
    assert second is not None
    assert first.desa_code == second.desa_code
    assert region_key(first.kecamatan) == "NEGERIDONGENG"


def test_desa_whose_name_opens_with_a_kind_word_keeps_it(empty: Workspace) -> None:
    index = _index(empty, ("SIAK HULU", "DESA BARU", ""))
    place = index.resolve("SIAK HULU", "Desa Baru", "")
    assert place is not None
    assert (place.desa, place.desa_code) == ("DESA BARU", "1401062002")


def test_polsek_serves_the_kecamatan_of_its_name(workspace: Workspace) -> None:
    with workspace.read() as reader:
        assert unit_areas(reader) == {
            "POLSEK LENGKITI": frozenset({"160128"}),
            "POLSEK LUBUK BATANG": frozenset({"160122"}),
        }


def test_mapped_polsek_serves_what_it_was_mapped_to(workspace: Workspace) -> None:
    workspace.run(SetUnitAreas((("POLSEK LENGKITI", "160122"),)))
    with workspace.read() as reader:
        assert unit_areas(reader)["POLSEK LENGKITI"] == frozenset({"160122"})
        assert reader.counts()[Kind.UNIT_AREA.value] == 1
