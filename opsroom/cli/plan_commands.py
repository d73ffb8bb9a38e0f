"""`opsroom plot` and `export`: the plan, and lists out of the file."""

import argparse
from contextlib import closing

from opsroom.cli.list_options import read_keys, read_query
from opsroom.cli.output import Screens, say, say_json
from opsroom.domain.calendar import write_number, write_percent
from opsroom.domain.errors import OpsError
from opsroom.runtime.clock import Clock
from opsroom.services import plot_teams
from opsroom.services.export_table import WHOLE, Export, ListPart, columns_of
from opsroom.services.export_table import export as export_list
from opsroom.services.plan_view import read_plan_view
from opsroom.services.workspace import Workspace


def plot(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Make a plan, store it, tell what is short and why."""
    with closing(Workspace.open(options.file, clock)) as workspace:
        outcome = plot_teams.plot(workspace)
        view = read_plan_view(workspace)
    if view is None:
        raise OpsError("Ploting tidak tersimpan. Jalankan lagi.")
    if options.json:
        short = [
            {
                "kode_desa": line.desa_code, "kecamatan": line.kecamatan, "desa": line.desa, "tps": line.tps,
                "kategori": line.category, "rule": line.rule, "reason": line.reason,
            }
            for line in view.shortages
        ]  # fmt: skip
        say_json(
            {
                "version": outcome.version,
                "teams": len(outcome.plan.teams),
                "people": outcome.plan.people_count,
                "tps_covered": outcome.plan.covered_count,
                "tps_short": len(short),
                "short": short,
                "cross_desa": outcome.plan.cross_desa_count,
                "seconds": round(outcome.seconds, 3),
                "share_out": view.strength.share_out,
                "remarks": [remark.text for remark in view.remarks],
                "input_hash": outcome.plan.input_hash,
            }
        )
        return 0
    say(
        f"Ploting versi {outcome.version}: {len(outcome.plan.teams)} tim, {outcome.plan.people_count} orang, "
        f"{write_number(outcome.plan.covered_count)} TPS terisi, {len(view.shortages)} belum terisi, "
        f"{outcome.plan.cross_desa_count} tim lintas desa."
    )
    if view.strength.share_out is not None:
        say(
            f"Kekuatan keluar: {view.strength.own_out} dari {view.strength.own} personel Polres dan Polsek "
            f"= {write_percent(view.strength.share_out)} (perintah 2/3)."
        )
    for text in [*(line.reason for line in view.shortages), *(remark.text for remark in view.remarks)]:
        say(f"  {text}")
    return 0


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
