"""Other people's files to typed rows and back: .xlsx, .xls, .ods and .csv. No database, no Qt, no decision about data.

Example: ``read_workbook(path, ImportKind.TPS)`` gives one `SheetReading` per sheet.
"""
