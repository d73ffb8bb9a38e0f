"""Packing TPS of one desa into teams: first fit to learn how many teams, even spread to fill the ones it gets."""

from collections.abc import Sequence

from opsroom.planning.kinds import Scale, weigh

Bins = list[list[int]]


def fit(counts: Sequence[int], bins: int, weights: Sequence[int], full: int) -> tuple[Bins, list[int]]:
    """First fit in the order of kinds; returns the bins and what did not fit. No bin holds more than `full`."""
    packed = [[0] * len(counts) for _ in range(bins)]
    room = [full] * bins
    rest = list(counts)
    for kind, weight in enumerate(weights):
        for number in range(bins):
            if not rest[kind]:
                break
            taken = min(rest[kind], room[number] // weight)
            packed[number][kind] += taken
            room[number] -= taken * weight
            rest[kind] -= taken
    return packed, rest


def bins_needed(counts: Sequence[int], weights: Sequence[int], full: int) -> tuple[int, int]:
    """Bins first fit takes for everything, and the weight left over with one bin less.

    Where every weight divides the next larger one (the usual 2-8-16 beside 2-2-4) the number is the least possible.
    """
    bins = -(-weigh(counts, weights) // full)
    while any(fit(counts, bins, weights, full)[1]):
        bins += 1
    if not bins:
        return 0, 0
    return bins, weigh(fit(counts, bins - 1, weights, full)[1], weights)


def spread(counts: Sequence[int], bins: Bins, scale: Scale) -> tuple[Bins, list[int]]:
    """Deal the TPS evenly over teams that may already hold some; returns the teams and what no team can take.

    Even by the preferred weights, possible by the loosest ones; even teams keep most TPS within the preferred pattern.
    """
    dealt = [list(one) for one in bins]
    even = [weigh(one, scale.preferred) for one in dealt]
    hard = [weigh(one, scale.loosest) for one in dealt]
    rest = list(counts)
    for kind, (light, least) in enumerate(zip(scale.preferred, scale.loosest, strict=True)):
        while rest[kind]:
            open_bins = [number for number in range(len(dealt)) if hard[number] + least <= scale.full]
            if not open_bins:
                break
            number = min(open_bins, key=lambda one: (even[one], one))
            dealt[number][kind] += 1
            even[number] += light
            hard[number] += least
            rest[kind] -= 1
    return dealt, rest
