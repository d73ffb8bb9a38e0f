"""Indonesian for the texts Qt brings itself (buttons, context menus, file and print dialogs); Qt ships none.

Our own texts are Indonesian in the source and need no translator.
"""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

#: Key names and switches of Qt, which look like texts and are none.
_LEFT_ALONE = frozenset({"QShortcut", "QGuiApplication", "QFontDatabase", "QPageSize"})

_BUTTONS = {
    "OK": "Oke",
    "&OK": "&Oke",
    "Cancel": "Batal",
    "&Cancel": "&Batal",
    "Yes": "Ya",
    "&Yes": "&Ya",
    "Yes to &All": "Ya untuk &semua",
    "No": "Tidak",
    "&No": "&Tidak",
    "N&o to All": "T&idak untuk semua",
    "Open": "Buka",
    "&Open": "&Buka",
    "Save": "Simpan",
    "&Save": "&Simpan",
    "Save All": "Simpan semua",
    "Abort": "Hentikan",
    "Retry": "Coba lagi",
    "Ignore": "Abaikan",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "Help": "Bantuan",
    "Apply": "Terapkan",
    "Reset": "Atur ulang",
    "Restore Defaults": "Kembalikan bawaan",
    "Show Details...": "Tampilkan rincian...",
    "Hide Details...": "Sembunyikan rincian...",
}

_EDITING = {
    "&Undo": "&Urungkan",
    "&Redo": "Ulan&gi",
    "Cu&t": "Po&tong",
    "&Copy": "&Salin",
    "Copy &Link Location": "Salin &alamat tautan",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    "&Select All": "&Pilih semua",
    "&Step up": "&Naikkan",
    "Step &down": "&Turunkan",
    "Scroll Left": "Gulir ke kiri",
    "Scroll Right": "Gulir ke kanan",
    "Scroll here": "Gulir ke sini",
    "Top": "Paling atas",
    "Bottom": "Paling bawah",
    "Page up": "Satu layar ke atas",
    "Page down": "Satu layar ke bawah",
    "Scroll up": "Gulir ke atas",
    "Scroll down": "Gulir ke bawah",
}

_FILES = {
    "&Look in:": "&Cari di:",
    "Back": "Mundur",
    "Go back": "Kembali ke folder sebelumnya",
    "Forward": "Maju",
    "Go forward": "Maju ke folder berikutnya",
    "Parent Directory": "Folder induk",
    "Go to the parent directory": "Naik ke folder induk",
    "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru",
    "List View": "Tampilan daftar",
    "Change to list view mode": "Ganti ke tampilan daftar",
    "Detail View": "Tampilan rinci",
    "Change to detail view mode": "Ganti ke tampilan rinci",
    "Sidebar": "Bilah samping",
    "List of places and bookmarks": "Daftar tempat",
    "Files": "Berkas",
    "Files of &type:": "&Jenis berkas:",
    "File &name:": "&Nama berkas:",
    "All Files (*)": "Semua berkas (*)",
    "All files (*)": "Semua berkas (*)",
    "Show ": "Tampilkan ",
    "&Rename": "Ganti na&ma",
    "&Delete": "&Hapus",
    "Show &hidden files": "Tampilkan &yang tersembunyi",
    "&New Folder": "Folder &baru",
    "New Folder": "Folder baru",
    "Drive": "Penyimpanan",
    "Folder": "Folder",
    "File": "Berkas",
    "Computer": "Komputer",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Date Modified": "Diubah",
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti isinya?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan.\nPeriksa lagi nama berkasnya."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan.\nPeriksa lagi nama foldernya."
    ),
}

_PRINTING = {
    "Print": "Cetak",
    "&Print": "&Cetak",
    "Page Setup": "Atur halaman",
    "All Pages": "Semua halaman",
    "Odd Pages": "Halaman ganjil",
    "Even Pages": "Halaman genap",
    "&Options >>": "&Pilihan >>",
    "&Options <<": "&Pilihan <<",
    "Print to File (PDF)": "Cetak ke berkas (PDF)",
    "Local file": "Berkas di komputer ini",
    "Write PDF file": "Tulis berkas PDF",
    "Print range": "Halaman yang dicetak",
    "Print all": "Semua",
    "Pages from": "Halaman",
    "to": "sampai",
    "Pages": "Halaman",
    "Current Page": "Halaman ini",
    "Selection": "Pilihan",
    "Page &Set:": "Halaman &genap/ganjil:",
    "Output Settings": "Hasil cetak",
    "Copies:": "Rangkap:",
    "Copies": "Rangkap",
    "Collate": "Urut per rangkap",
    "Reverse": "Dari belakang",
    "Color Mode": "Warna",
    "Color": "Berwarna",
    "Grayscale": "Hitam putih",
    "Double Sided Printing": "Cetak bolak-balik",
    "Off": "Tidak",
    "Long side binding": "Dijilid di sisi panjang",
    "Short side binding": "Dijilid di sisi pendek",
    "Options": "Pilihan",
    "Printer": "Pencetak",
    "&Name:": "&Nama:",
    "P&roperties": "P&engaturan",
    "Location:": "Tempat:",
    "Preview": "Pratinjau",
    "Type:": "Jenis:",
    "Output &file:": "&Berkas hasil:",
    "Paper": "Kertas",
    "Page size:": "Ukuran kertas:",
    "Width:": "Lebar:",
    "Height:": "Tinggi:",
    "Paper source:": "Baki kertas:",
    "Orientation": "Arah kertas",
    "Portrait": "Tegak",
    "Landscape": "Mendatar",
    "Reverse landscape": "Mendatar terbalik",
    "Reverse portrait": "Tegak terbalik",
    "Margins": "Tepi kertas",
    "top margin": "tepi atas",
    "left margin": "tepi kiri",
    "right margin": "tepi kanan",
    "bottom margin": "tepi bawah",
    "Page Layout": "Tata letak halaman",
    "Page &order:": "&Urutan halaman:",
    "Pages &per sheet:": "Halaman &per lembar:",
    "Millimeters (mm)": "Milimeter (mm)",
    "Inches (in)": "Inci (in)",
    "Points (pt)": "Poin (pt)",
    "Custom": "Ukuran sendiri",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. "
    "E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "Tulis halaman dipisah koma, rentang dengan tanda hubung. Contoh: 3,5-7,9 mencetak halaman 3, 5, 6, 7 dan 9."
    ),
}

TEXTS: dict[str, str] = {**_BUTTONS, **_EDITING, **_FILES, **_PRINTING}


class IndonesianTexts(QTranslator):
    """Answers Qt's questions for a text; what it does not know stays as Qt wrote it."""

    def isEmpty(self) -> bool:
        """Never empty, or Qt would not ask."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The Indonesian text, or None to leave `source` (an empty text would blank it)."""
        del disambiguation, n
        return None if context in _LEFT_ALONE else TEXTS.get(source)


def speak_indonesian(app: QCoreApplication) -> IndonesianTexts:
    """Make Indonesian the language of Qt's texts, dates and numbers; the translator lives as long as `app`."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    texts = IndonesianTexts(app)
    app.installTranslator(texts)
    return texts
