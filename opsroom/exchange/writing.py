"""The door through which tables leave the program: plain tables, office workbooks, rejected rows."""

from opsroom.exchange.flat_tables import write_table
from opsroom.exchange.office_sheets import Band, SheetTable, Subtotal, write_sheets
from opsroom.exchange.rejects import write_rejects
from opsroom.exchange.seen_files import write_seen

__all__ = ["Band", "SheetTable", "Subtotal", "write_rejects", "write_seen", "write_sheets", "write_table"]
