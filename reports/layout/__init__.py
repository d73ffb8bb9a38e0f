"""Blocks every paper is built from: text, pages, flow, heads, rows, signature and tables.

Units: points everywhere, y grows upwards as in PDF; a block is drawn from its top left corner.
"""

#: One millimetre in points.
MM = 72 / 25.4
