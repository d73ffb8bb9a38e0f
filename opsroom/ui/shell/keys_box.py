"""The list of keys, made from the tables the actions are made from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from opsroom.ui.shell.actions import ACTIONS
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.theme.look import Look

#: Keys that belong to a room, not to the window.
ROOM_KEYS: tuple[tuple[str, str], ...] = (
    ("F9", "Ploting: susun tim"),
    ("Ctrl+I", "Personel, TPS: impor"),
    ("Ctrl+E", "Personel, TPS: ekspor"),
    ("Ctrl+T", "Personel, TPS: tambah baris"),
    ("Ctrl+Del", "Personel, TPS: hapus baris"),
    ("Ctrl+D, Ctrl+R", "Tabel: isi ke bawah, ke kanan"),
    ("Ctrl+Shift+D", "Tabel: isi deret"),
    ("Ctrl+Enter", "Tabel: isi seluruh seleksi; pratinjau tempel: hanya sel yang baik"),
    ("Ctrl+Shift+V", "Tabel: tempel sebagai baris baru"),
    ("Ctrl+Shift+V", "Radio: baca chat WhatsApp di papan klip"),
    ("F4", "Radio: ralat baris terpilih"),
    ("F6", "Radio: lapsit ke papan klip"),
    ("Ctrl+B", "Apel: buka apel"),
    ("Ctrl+G", "Tabel: ke baris nomor"),
    ("Ctrl++, Ctrl+-, Ctrl+0", "Tabel: ukuran huruf"),
    ("Alt+Enter", "Catatan: baris baru di dalam sel"),
    ("Ctrl+P", "Personel: status PAM TPS; Dokumen: cetak"),
    ("Ctrl+S", "Dokumen: simpan dan daftarkan PDF"),
    ("Esc", "Papan: keluar dari layar penuh"),
)


class KeysBox(QDialog):
    """All keys with what they do."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Daftar pintasan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 560)
        columns = (LineColumn("Tombol", lambda pair: pair[0], 150), LineColumn("Guna", lambda pair: pair[1]))
        model = LineModel(columns, look, self)
        window = tuple((spec.keys, spec.text.replace("&", "").rstrip(".")) for spec in ACTIONS if spec.keys)
        model.set_lines((*window, *ROOM_KEYS))
        self.list = LineView(model, "Daftar pintasan", look)
        QVBoxLayout(self).addWidget(self.list)
