"""What happened to the data and how to get it back: history, life of a row, recycle bin, backups.

Knows services and `tables`; other screens are strangers.
"""
