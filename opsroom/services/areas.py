"""Which Polsek serves which kecamatan: what the user mapped, and otherwise the kecamatan of the same name."""

import re

from opsroom.domain.forces import Source
from opsroom.domain.regions import region_key
from opsroom.store.reader import Reader

_POLSEK = re.compile(r"^(?:POLSEKTA|POLSEK|SEKTOR)\s+", re.IGNORECASE)


def unit_areas(reader: Reader) -> dict[str, frozenset[str]]:
    """Unit name in capitals to the codes of the kecamatan it serves."""
    areas = dict(reader.unit_areas())
    kecamatan = {region_key(region.name): region.code for region in reader.kecamatan()}
    for person in reader.persons():
        unit = person.unit.upper()
        if unit in areas or person.source is not Source.POLSEK:
            continue
        code = kecamatan.get(region_key(_POLSEK.sub("", unit)))
        if code:
            areas[unit] = frozenset({code})
    return areas
