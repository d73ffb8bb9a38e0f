"""The terminal: the same services as the window, one module per command. No Qt, no SQL.

Expected errors are one Indonesian sentence on stderr and exit status 1; `--json` prints one JSON object on stdout.
"""
