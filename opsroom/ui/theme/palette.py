"""Turns a `Theme` into Qt's palette and a small style sheet over Fusion."""

from PySide6.QtGui import QColor, QPalette

from opsroom.runtime.paths import resource_path
from opsroom.ui.theme.tokens import Spacing, Theme


def palette_of(theme: Theme) -> QPalette:
    """The palette for every widget."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.alternate,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.alarm,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.surface,
        role.Midlight: theme.raised,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Shadow: theme.border,
    }
    palette = QPalette()
    for which, value in colours.items():
        palette.setColor(which, QColor(value))
    faded = QColor(theme.muted)
    faded.setAlphaF(0.6)
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, faded)
    return palette


def style_sheet(theme: Theme, spacing: Spacing) -> str:
    """Rules a palette cannot express. No rule for table cells: the delegate paints those."""
    return _fields(theme, spacing) + _buttons(theme, spacing) + _tables(theme, spacing) + _menus(theme, spacing)


def _fields(theme: Theme, spacing: Spacing) -> str:
    pad = spacing.small
    return f"""
QToolTip {{ color: {theme.text}; background: {theme.raised}; border: 1px solid {theme.border}; padding: {pad}px; }}
QLineEdit, QComboBox, QPlainTextEdit {{
    background: {theme.surface}; border: 1px solid {theme.border}; border-radius: 3px; padding: {pad - 1}px {pad}px;
    selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
}}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{
    border: 1px solid {theme.accent};
}}
QLineEdit[cell="true"], QPlainTextEdit[cell="true"] {{
    border: 2px solid {theme.accent}; border-radius: 0; padding: 0 {pad - 1}px;
}}
QLineEdit[filter="true"] {{ border-color: {theme.grid}; padding: 1px {pad - 1}px; }}
QLineEdit[filter="true"]:focus {{ border-color: {theme.accent}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox::down-arrow {{ image: url("{_mark("down", theme)}"); width: 12px; height: 12px; }}
QCheckBox::indicator {{ width: 13px; height: 13px; border: 1px solid {theme.muted}; border-radius: 2px; }}
QCheckBox::indicator {{ background: {theme.surface}; }}
QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent}; }}
QCheckBox::indicator:checked {{ image: url("{_mark("check", theme)}"); }}
QCheckBox::indicator:focus {{ border-color: {theme.accent}; }}
QRadioButton::indicator {{ width: 13px; height: 13px; border: 1px solid {theme.muted}; border-radius: 7px; }}
QRadioButton::indicator {{ background: {theme.surface}; }}
QRadioButton::indicator:focus {{ border-color: {theme.accent}; }}
QRadioButton::indicator:checked {{
    border-color: {theme.accent}; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 {theme.accent}, stop: 0.6 {theme.accent}, stop: 0.7 {theme.surface}, stop: 1 {theme.surface});
}}
QCheckBox::indicator:disabled {{ border-color: {theme.grid}; }}
"""


def _buttons(theme: Theme, spacing: Spacing) -> str:
    pad, gap = spacing.small, spacing.medium
    return f"""
QPushButton {{
    background: {theme.surface}; border: 1px solid {theme.border}; border-radius: 3px; padding: {pad}px {gap + pad}px;
}}
QPushButton:hover, QToolButton:hover {{ background: {theme.raised}; }}
QPushButton:focus {{ border: 1px solid {theme.accent}; }}
QPushButton:pressed {{ background: {theme.border}; }}
QPushButton:disabled {{ background: {theme.window}; border-color: {theme.grid}; }}
QPushButton[primary="true"] {{ background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent}; }}
QPushButton[primary="true"]:disabled {{ background: {theme.raised}; color: {theme.muted}; border-color: {theme.grid}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 3px; padding: {pad}px {gap}px; }}
QToolButton:focus {{ border: 1px solid {theme.accent}; }}
QToolButton[step="true"]:checked {{ border-bottom: 2px solid {theme.accent}; border-radius: 0; }}
QToolButton[step="true"]:disabled {{ color: {theme.muted}; }}
QToolButton::menu-indicator {{ width: 0; }}
QToolButton::menu-button {{ border: none; width: 20px; }}
QToolButton::menu-arrow {{ image: url("{_mark("down", theme)}"); width: 12px; height: 12px; }}
QToolButton[popupMode="1"] {{ padding-right: 26px; }}
QToolBar {{ border: none; spacing: {pad}px; padding: {pad}px; }}
QStatusBar::item {{ border: none; }}
"""


def _tables(theme: Theme, spacing: Spacing) -> str:
    pad = spacing.small
    return f"""
QTableView {{ border: 1px solid {theme.border}; gridline-color: {theme.grid}; }}
QHeaderView {{ background: {theme.raised}; border: none; }}
QHeaderView::section {{
    background: {theme.raised}; color: {theme.text}; border: none; padding: {pad}px {pad + 2}px;
    border-right: 1px solid {theme.border}; border-bottom: 1px solid {theme.border};
}}
QTableCornerButton::section {{
    background: {theme.raised}; border: none; border-right: 1px solid {theme.border};
    border-bottom: 1px solid {theme.border};
}}
QAbstractScrollArea::corner {{ background: {theme.window}; border: none; }}
QScrollBar {{ background: {theme.window}; border: none; }}
QScrollBar:vertical {{ width: 14px; }}
QScrollBar:horizontal {{ height: 14px; }}
QScrollBar::handle {{ background: {theme.border}; border-radius: 4px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {theme.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _menus(theme: Theme, spacing: Spacing) -> str:
    pad, gap = spacing.small, spacing.medium
    return f"""
QMenu {{ background: {theme.surface}; border: 1px solid {theme.border}; padding: {pad}px; }}
QMenu::item {{ padding: {pad}px {gap * 2}px {pad}px {gap}px; }}
QMenu::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
QMenu::item:disabled {{ color: {theme.muted}; }}
QMenu::separator {{ height: 1px; background: {theme.grid}; margin: {pad}px; }}
QProgressBar {{
    background: {theme.surface}; border: 1px solid {theme.border}; border-radius: 3px; text-align: center;
}}
QProgressBar::chunk {{ background: {theme.selection}; }}
"""


def _mark(name: str, theme: Theme) -> str:
    """Path of a small drawing of the style sheet, which cannot tint: one file for dark looks, one for light ones."""
    return resource_path(f"theme/{name}-{'dark' if theme.is_dark else 'light'}.svg").as_posix()
