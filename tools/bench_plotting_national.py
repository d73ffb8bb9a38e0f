"""The plot of the whole country as an area of its own: its memory is measured, so nothing else may run before it."""

from bench_plotting import measure_national as measure

__all__ = ["measure"]
