from dataclasses import replace

import pytest

from opsroom.ui.theme.fonts import screen_font
from opsroom.ui.theme.tokens import load_tokens

FONTS = load_tokens().fonts


def test_missing_font_files_fall_back_to_the_system_font_at_the_same_size(qapp, tmp_path):
    font = screen_font(replace(FONTS, folders=(str(tmp_path),)))
    assert font.family() != FONTS.family
    assert font.pointSizeF() == FONTS.size_pt


def test_broken_font_files_fall_back_too(qapp, tmp_path):
    for name in FONTS.files:
        (tmp_path / name).write_bytes(b"no font")
    font = screen_font(replace(FONTS, folders=(str(tmp_path),)))
    assert font.pointSizeF() == FONTS.size_pt


def test_installed_font_is_found_by_path(qapp):
    font = screen_font(FONTS)
    if font.family() != FONTS.family:
        pytest.skip("Liberation Sans is not installed")
    assert font.pointSizeF() == FONTS.size_pt
