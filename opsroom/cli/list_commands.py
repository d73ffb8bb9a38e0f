"""`opsroom export`: lists out of the file."""

import argparse
from contextlib import closing

from opsroom.cli.list_options import read_keys, read_query
from opsroom.cli.output import Screens, say, say_json
from opsroom.domain.calendar import write_number
from opsroom.runtime.clock import Clock
from opsroom.services.export_table import WHOLE, Export, ListPart, columns_of
from opsroom.services.export_table import export as export_list
from opsroom.services.workspace import Workspace


def export(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Write one list, or the part of it that is asked for."""
    what = Export(options.what)
    part = WHOLE
    if options.columns or options.where or options.sort:
        columns = columns_of(what)
        part = ListPart(read_keys(columns, options.columns), read_query(columns, options.where, options.sort))
    with closing(Workspace.open(options.file, clock)) as workspace:
        count = export_list(workspace, what, options.out, part=part)
    if options.json:
        say_json({"what": what.value, "rows": count, "file": str(options.out)})
        return 0
    say(f"{write_number(count)} baris ditulis ke {options.out}")
    return 0
