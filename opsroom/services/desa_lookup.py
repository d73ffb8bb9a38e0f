"""Finding the desa of an operation by code or by name, as new rows of a table name it."""

from opsroom.domain.errors import RuleViolation
from opsroom.domain.regions import DESA_DIGITS, Desa, Kecamatan, other_keys, plain_code, region_key


class DesaLookup:
    """The desa an operation already has; nothing is added to it."""

    def __init__(self, kecamatan: list[Kecamatan], desa: list[Desa]) -> None:
        self._codes = {each.code for each in desa}
        self._kecamatan = {each.code: region_key(each.name) for each in kecamatan}
        self._by_name: dict[str, list[Desa]] = {}
        for each in desa:
            self._by_name.setdefault(region_key(each.name), []).append(each)

    def code_of(self, kecamatan: str, desa: str, code: str) -> str:
        """The code of the desa a row means; the code it gives wins over the names.

        Raises:
            RuleViolation: The operation has no such desa, or several of the name.
        """
        if code.strip():
            return self._by_code(code)
        if not desa.strip():
            raise RuleViolation("Desa belum diisi; tulis nama atau kode desanya.", "desa")
        wanted = region_key(kecamatan) if kecamatan.strip() else ""
        found = [
            each
            for key in (region_key(desa), *other_keys(desa))
            for each in self._by_name.get(key, ())
            if not wanted or self._kecamatan[each.kecamatan_code] == wanted
        ]
        where = f"Desa {desa.strip()}" + (f", Kecamatan {kecamatan.strip()}," if wanted else "")
        if not found:
            raise RuleViolation(f"{where} tidak ada di operasi ini. Impor daftar TPS desa itu dahulu.", "desa")
        if len(found) > 1:
            raise RuleViolation(f"{where} ada {len(found)} di operasi ini; tulis juga kecamatan atau kodenya.", "desa")
        return found[0].code

    def _by_code(self, code: str) -> str:
        plain = plain_code(code) if len(plain_code(code)) == DESA_DIGITS else code.strip()
        if plain not in self._codes:
            raise RuleViolation(
                f"Kode desa {code.strip()} tidak ada di operasi ini. Impor daftar TPS desa itu dahulu.", "desa_code"
            )
        return plain
