"""The generic table of every list: model over ids, view, editors, filters, clipboard. Knows no noun.

Imports bridge and theme of `ui`, services' edit commands and domain; a sheet hands in the source and the command.

Example: ``RecordTable(table_source(workspace, Kind.PERSON), tools, ask, "personel")``.
"""
