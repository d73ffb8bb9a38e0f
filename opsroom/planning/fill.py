"""Filling so many teams of one unit with TPS: own teams of each desa, crossing teams, and what is left."""

from collections.abc import Mapping, Sequence

from opsroom.planning.allot import allot, least_crossing
from opsroom.planning.bins import bins_needed, fit, spread
from opsroom.planning.crossing import Mixed, Share, draw_near, place_torn, place_whole
from opsroom.planning.kinds import weigh
from opsroom.planning.layout import Draft, Layout, Site, Unit, totals

#: Crossing teams tried beyond the bound, which can be short where weights do not divide each other.
MORE_CROSSING = 2
Rating = tuple[int, ...]


def lay_out(unit: Unit, teams: int, *, tidy: bool = False) -> Layout:
    """The best layout found for at most so many teams.

    Best means, in this order: fewest uncovered by severity, fewest beyond the preferred pattern, fewest crossing a
    desa, fewest teams. Exact where the weights of the kinds divide each other, near it elsewhere.

    Args:
        unit: What is to be laid out.
        teams: How many teams there may be.
        tidy: Also draw the desa of crossing teams near each other; changes no count, and takes time.
    """
    chosen = least = least_crossing(unit.demand, teams)
    best = _fill(unit, teams, chosen, tidy=False)
    for crossing in range(least + 1, min(teams, least + MORE_CROSSING) + 1):
        if not _wastes(best, unit, teams):
            break
        other = _fill(unit, teams, crossing, tidy=False)
        if rating(other, unit) < rating(best, unit):
            best, chosen = other, crossing
    if not tidy:
        return best
    return min(_fill(unit, teams, chosen, tidy=True), best, key=lambda one: rating(one, unit))


def rating(layout: Layout, unit: Unit) -> Rating:
    """What layouts of one unit are compared by; less is better."""
    missing = layout.missing(unit.scale)
    severe_first = [missing[severity] for severity in sorted(missing, reverse=True)]
    return (*severe_first, layout.beyond(unit.scale), layout.crossing, len(layout.drafts))


def _wastes(layout: Layout, unit: Unit, teams: int) -> bool:
    """Whether there is weight to spare for a TPS that is uncovered or beyond the preferred pattern.

    So it can be only where weights do not pack without gaps; other crossings may then pack better.
    """
    scale = unit.scale
    covered = totals([draft.counts for draft in layout.drafts]) if layout.drafts else (0,) * len(scale.kinds)
    missing = totals(layout.uncovered.values()) if layout.uncovered else (0,) * len(scale.kinds)
    spare = teams * scale.full - weigh(covered, scale.loosest)
    within = teams * scale.full - weigh(covered, scale.preferred)
    fits = any(count and weight <= spare for count, weight in zip(missing, scale.loosest, strict=True))
    return fits or (within >= 0 and layout.beyond(scale) > 0)


def _fill(unit: Unit, teams: int, crossing: int, *, tidy: bool) -> Layout:
    """Build the teams with so many of them kept for TPS of several desa."""
    full, demand = unit.scale.full, unit.demand
    given = allot(demand, teams, crossing)
    calm = sum(demand.preferred) <= teams * full
    weights = unit.scale.preferred if calm else unit.scale.loosest
    cores = [site for site, own in zip(unit.sites, given, strict=True) if site.seed and not own]
    mixed = [_core(site, weights, full) for site in cores] + [Mixed(full) for _ in range(crossing - len(cores))]
    leaving = [
        Share(site.desa, tuple(out), weigh(out, weights))
        for site, own in zip(unit.sites, given, strict=True)
        if not site.seed and any(out := fit(site.counts, own, weights, full)[1])
    ]
    rest: list[Share] = []
    whole = place_whole(leaving, mixed, unit.distance)
    if whole is None:
        rest = place_torn(leaving, mixed, weights, unit.distance)
    else:
        mixed = whole
        if tidy and calm:
            draw_near(mixed, _own_shares(unit, given, weights), unit.distance)
    kept = _kept(unit, mixed, cores, rest)
    if calm:
        given = [
            own if site.seed else bins_needed(kept[site.desa], weights, full)[0]
            for site, own in zip(unit.sites, given, strict=True)
        ]
    else:
        _ease(unit, given, mixed, kept)
    return _assemble(unit, given, mixed, cores, kept, rest)


def _core(site: Site, weights: Sequence[int], full: int) -> Mixed:
    """A crossing team around the TPS that pins hold together."""
    barred = site.seed.barred if site.seed else frozenset()
    parts = {desa: list(counts) for desa, counts in site.parts.items()}
    return Mixed(max(0, full - weigh(site.counts, weights)), parts, [], barred)


def _own_shares(unit: Unit, given: Sequence[int], weights: Sequence[int]) -> list[Share]:
    """What desa that keep all their TPS would give away with one team less."""
    found = []
    for site, own in zip(unit.sites, given, strict=True):
        if own and not site.seed and not any(fit(site.counts, own, weights, unit.scale.full)[1]):
            out = tuple(fit(site.counts, own - 1, weights, unit.scale.full)[1])
            found.append(Share(site.desa, out, weigh(out, weights)))
    return found


def _kept(unit: Unit, mixed: Sequence[Mixed], cores: Sequence[Site], rest: Sequence[Share]) -> dict[str, list[int]]:
    """The free TPS of each desa that stay with its own teams."""
    kept = {site.desa: list(site.counts) for site in unit.sites if not site.seed}
    gone: list[tuple[str, Sequence[int], int]] = [(share.desa, share.counts, 1) for share in rest]
    gone += [(desa, counts, 1) for team in mixed for desa, counts in team.parts.items()]
    gone += [(desa, counts, -1) for site in cores for desa, counts in site.parts.items()]
    for desa, counts, sign in gone:
        if desa in kept:
            kept[desa] = [have - sign * count for have, count in zip(kept[desa], counts, strict=True)]
    return kept


def _ease(unit: Unit, given: Sequence[int], mixed: Sequence[Mixed], kept: dict[str, list[int]]) -> None:
    """Let crossing teams with room within the preferred pattern take TPS that are beyond it elsewhere."""
    own = {site.desa: teams for site, teams in zip(unit.sites, given, strict=True) if not site.seed}
    for team in mixed:
        spare = unit.scale.full - sum(weigh(counts, unit.scale.preferred) for counts in team.parts.values())
        for desa in sorted(own, key=lambda one: (one not in team.parts, team.farness(one, unit.distance), one)):
            while (
                desa not in team.barred and (kind := _relief(unit, kept[desa], own[desa], spare, team.room)) is not None
            ):
                one = [int(number == kind) for number in range(len(kept[desa]))]
                team.add(desa, one, unit.scale.loosest[kind])
                spare -= unit.scale.preferred[kind]
                kept[desa][kind] -= 1


def _relief(unit: Unit, counts: Sequence[int], own: int, spare: int, room: int) -> int | None:
    """A kind of which one TPS less leaves fewer of a desa beyond the preferred pattern, and which fits elsewhere."""
    scale = unit.scale

    def over(some: Sequence[int]) -> int:
        return sum(fit(some, own, scale.preferred, scale.full)[1])

    now = over(counts)
    for kind, (light, hard) in enumerate(zip(scale.preferred, scale.loosest, strict=True)):
        if now and counts[kind] and light <= spare and hard <= room:
            fewer = [count - (number == kind) for number, count in enumerate(counts)]
            if over(fewer) < now:
                return kind
    return None


def _assemble(
    unit: Unit,
    given: Sequence[int],
    mixed: Sequence[Mixed],
    cores: Sequence[Site],
    kept: Mapping[str, list[int]],
    rest: Sequence[Share],
) -> Layout:
    """Turn everything into drafts, and find room for what is left."""
    layout = Layout()
    homeless = {site.desa: [0] * len(unit.scale.kinds) for site in unit.sites if not site.seed}
    homeless |= {share.desa: list(share.counts) for share in rest}
    for site, own in zip(unit.sites, given, strict=True):
        if site.seed and own:
            layout.drafts.append(Draft({desa: list(counts) for desa, counts in site.parts.items()}, site.seed))
        if site.seed or not any(kept[site.desa]):
            continue
        bins, out = _own_teams(unit, kept[site.desa], own)
        layout.drafts += [Draft({site.desa: counts}) for counts in bins if any(counts)]
        homeless[site.desa] = list(totals([homeless[site.desa], out]))
    seeds = [site.seed for site in cores] + [None] * (len(mixed) - len(cores))
    layout.drafts += [Draft(team.parts, seed) for team, seed in zip(mixed, seeds, strict=True) if team.parts]
    _top_up(unit, layout, homeless)
    return layout


def _own_teams(unit: Unit, counts: Sequence[int], own: int) -> tuple[list[list[int]], list[int]]:
    """The teams of one desa: evenly filled, unless packing leaves less out or less beyond the preferred pattern."""
    scale = unit.scale
    empty = [[0] * len(counts) for _ in range(own)]
    ways = (
        spread(counts, empty, scale),
        fit(counts, own, scale.preferred, scale.full),
        fit(counts, own, scale.loosest, scale.full),
    )
    return min(ways, key=lambda way: (way[1], sum(scale.beyond(one) for one in way[0])))


def _top_up(unit: Unit, layout: Layout, homeless: Mapping[str, list[int]]) -> None:
    """Put TPS without a team wherever there is still room: in their desa, else in a team that crosses, else near."""
    scale = unit.scale
    rooms = [scale.full - weigh(draft.counts, scale.loosest) for draft in layout.drafts]
    for kind, weight in enumerate(scale.loosest):
        for desa, counts in sorted(homeless.items()):
            while counts[kind]:
                fitting = [
                    number
                    for number, draft in enumerate(layout.drafts)
                    if rooms[number] >= weight and draft.admits(desa)
                ]
                if not fitting:
                    break
                number = min(fitting, key=lambda one: _top_up_rule(unit, layout.drafts[one], desa))
                layout.drafts[number].parts.setdefault(desa, [0] * len(counts))[kind] += 1
                rooms[number] -= weight
                counts[kind] -= 1
    layout.uncovered = {desa: counts for desa, counts in sorted(homeless.items()) if any(counts)}


def _top_up_rule(unit: Unit, draft: Draft, desa: str) -> tuple[bool, bool, int]:
    away = sum(unit.distance(desa, other) for other in draft.parts)
    return desa not in draft.parts, len(draft.parts) == 1, away
