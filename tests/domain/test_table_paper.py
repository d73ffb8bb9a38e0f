"""The snapshot a table is printed from."""

from opsroom.domain.documents import PageSetup
from opsroom.domain.table_paper import PaperColumn, TablePaper


def test_paper_is_upright_only_when_asked() -> None:
    paper = TablePaper("Personel", "", "11 Februari 2024", (PaperColumn("Nama", 20),), [["BUDI"]])
    assert (paper.page, paper.is_landscape, paper.columns[0].is_whole) == (PageSetup(), True, False)
