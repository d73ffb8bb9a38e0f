"""The wall: figures of the whole Polres per kecamatan, painted in one widget, in a window of its own.

Imports services, domain, bridge and theme; reads only, changes nothing.

Example: ``window = BoardWindow(BoardReader(lambda: read_board(workspace), relay, jobs, clock), look, clock)``.
"""
