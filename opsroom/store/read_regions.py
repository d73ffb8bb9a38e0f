"""Reading regions, categories and patterns."""

from collections import defaultdict

from opsroom.domain.categories import Category, Pattern
from opsroom.domain.regions import Desa, Kecamatan
from opsroom.store.session import Session
from opsroom.store.tables import CategoryRow, DesaRow, KecamatanRow, PatternRow, UnitAreaRow, UnitPointRow


def kecamatan(session: Session) -> list[Kecamatan]:
    """All kecamatan by code."""
    query = KecamatanRow.select(KecamatanRow.id, KecamatanRow.code, KecamatanRow.name, KecamatanRow.rayon).order_by(
        KecamatanRow.code
    )
    return [Kecamatan(*row) for row in session.rows(query)]


def desa(session: Session) -> list[Desa]:
    """All desa by code."""
    query = DesaRow.select(DesaRow.id, DesaRow.code, DesaRow.name, DesaRow.kecamatan_code).order_by(DesaRow.code)
    return [Desa(*row) for row in session.rows(query)]


def unit_areas(session: Session) -> dict[str, frozenset[str]]:
    """Unit name in capitals to the codes of the kecamatan it serves."""
    areas: defaultdict[str, set[str]] = defaultdict(set)
    for unit, code in session.rows(UnitAreaRow.select(UnitAreaRow.unit, UnitAreaRow.kecamatan_code)):
        areas[unit.upper()].add(code)
    return {unit: frozenset(codes) for unit, codes in sorted(areas.items())}


def unit_points(session: Session) -> dict[str, tuple[float, float]]:
    """Unit name in capitals to latitude and longitude."""
    query = UnitPointRow.select(UnitPointRow.unit, UnitPointRow.lat, UnitPointRow.lon).order_by(UnitPointRow.unit)
    return {unit.upper(): (lat, lon) for unit, lat, lon in session.rows(query)}


def unit_point_rows(session: Session) -> dict[int, str]:
    """Row id of each point of a unit to the unit as written."""
    return dict(session.rows(UnitPointRow.select(UnitPointRow.id, UnitPointRow.unit).order_by(UnitPointRow.id)))


def categories(session: Session) -> list[Category]:
    """All categories, least severe first."""
    query = CategoryRow.select(
        CategoryRow.code, CategoryRow.label, CategoryRow.severity, CategoryRow.own_team, CategoryRow.colour
    ).order_by(CategoryRow.severity, CategoryRow.code)
    return [
        Category(code, label, severity, bool(own_team), colour)
        for code, label, severity, own_team, colour in session.rows(query)
    ]


def patterns(session: Session) -> dict[str, tuple[Pattern, ...]]:
    """Category code to its patterns, the preferred one first."""
    query = PatternRow.select(PatternRow.category, PatternRow.polri, PatternRow.tps, PatternRow.linmas).order_by(
        PatternRow.category, PatternRow.ordinal, PatternRow.id
    )
    found: defaultdict[str, list[Pattern]] = defaultdict(list)
    for category, *numbers in session.rows(query):
        found[category].append(Pattern(*numbers))
    return {category: tuple(each) for category, each in found.items()}


def pattern_rows(session: Session) -> dict[int, str]:
    """Row id of each pattern to its category code."""
    return dict(session.rows(PatternRow.select(PatternRow.id, PatternRow.category).order_by(PatternRow.id)))
