"""The window around the screens: rooms, menus, status, notices, start page; composes them and hands them their tools.

Imports every room of `ui`, services, domain and runtime. Screens never import each other: they meet here by signals.

Example: ``run_window(Path("operasi.ops"))``.
"""
