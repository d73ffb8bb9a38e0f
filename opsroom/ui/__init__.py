"""Everything Qt: windows, screens, tables, and the bridge between threads and the window.

Imports services, domain and runtime; never store, exchange, planning or reports. Floors inside: shell over screens
(sheets, plotting, board, documents, importing; strangers to each other) over tables over bridge and theme.

Example: ``from opsroom.ui.bridge.jobs import JobRunner``.
"""
