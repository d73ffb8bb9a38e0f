"""The import wizard: one page from the chosen workbook to the account of the import.

Imports tables, bridge and theme of `ui`, services and domain; other screens are strangers.

Example: ``page = ImportPage(workspace, tools); page.start(ImportKind.TPS)``.
"""
