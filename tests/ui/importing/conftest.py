"""The import page on a real, empty operation file and small workbooks."""

import pytest

from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.importing.page import ImportPage
from opsroom.ui.tables.tools import ScreenTools

PERSON_CSV = """NO,NAMA,PANGKAT,NRP,JABATAN,KESATUAN,NO HP,KET
1,ADI SAPUTRA,IPTU,80010001,KAPOLSEK,POLSEK LENGKITI,,
2,"BUDI IRAWAN, S.H.",AIPTU,81020002,BA,POLSEK LENGKITI,081234567890,
3,CANDRA WIJAYA,BRIPKA,85030003,BA,POLSEK LENGKITI,,
4,DEDI KUSUMA,BRIPTU,9204,BA,POLSEK LENGKITI,,
"""
TPS_CSV = """NO,KECAMATAN,DESA / KELURAHAN,NO TPS,PEMILIH L,PEMILIH P,KERAWANAN,KET
1,LENGKITI,TANJUNG LENGKAYAP,001,100,110,KURANG RAWAN,
2,,,002,90,95,RAWAN,jalan tanah
"""
STRANGE_CSV = """Siapa,Kode anggota,Tempat
ADI SAPUTRA,80010001,POLSEK LENGKITI
BUDI IRAWAN,81020002,POLSEK LENGKITI
"""


class AnsweringPicker:
    """Chooses the path laid down and remembers what was asked."""

    def __init__(self):
        self.path = None
        self.asked = []

    def open_file(self, _parent, title, _patterns, on_chosen):
        self.asked.append(title)
        on_chosen(self.path)

    def open_files(self, _parent, title, _patterns, on_chosen):
        self.asked.append(title)
        on_chosen(self.path if isinstance(self.path, list) else [self.path])

    def open_folder(self, _parent, title, on_chosen):
        self.asked.append(title)
        on_chosen(self.path)

    def save_file(self, _parent, title, _patterns, suggestion, on_chosen):
        self.asked.append((title, suggestion))
        on_chosen(self.path)


@pytest.fixture
def picker():
    return AnsweringPicker()


@pytest.fixture
def workspace(make_operation):
    return make_operation(kecamatan=())


@pytest.fixture
def tools(workspace, jobs, notices, look, picker):
    relay = ChangeRelay(workspace.feed)
    yield ScreenTools(relay, jobs, notices, look, picker)
    relay.close()


@pytest.fixture
def page(qtbot, workspace, tools):
    built = ImportPage(workspace, tools)
    qtbot.addWidget(built)
    built.resize(1300, 700)
    built.show()
    return built


def _file(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def person_csv(tmp_path):
    return _file(tmp_path, "personel.csv", PERSON_CSV)


@pytest.fixture
def tps_csv(tmp_path):
    return _file(tmp_path, "tps.csv", TPS_CSV)


@pytest.fixture
def strange_csv(tmp_path):
    return _file(tmp_path, "aneh.csv", STRANGE_CSV)


@pytest.fixture
def previewed(page, jobs, qtbot):
    """Open a file and wait for its preview."""

    def preview(path, kind=None):
        page.start(kind, path)
        qtbot.waitUntil(lambda: jobs.is_idle)
        return page

    return preview
