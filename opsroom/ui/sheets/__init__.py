"""The editable lists of our nouns: personel, TPS and units, each the generic table with its own buttons and counts.

Imports tables, bridge and theme of `ui`, services and domain; other screens are strangers: an import is asked for by
the signal `import_requested`.

Example: ``PersonSheet(workspace, tools)``.
"""
