import pytest

from opsroom.ui.theme.tokens import SYMBOLS, Tone, contrast, load_tokens

READABLE = 4.5
TOKENS = load_tokens()
THEMES = pytest.mark.parametrize("theme", TOKENS.themes.values(), ids=TOKENS.themes)


@THEMES
@pytest.mark.parametrize("ground", ["window", "surface", "alternate"])
@pytest.mark.parametrize("text", ["text", "muted", "accent", "ok", "warn", "alarm", "info"])
def test_text_is_readable_on_every_ground(theme, text, ground):
    assert contrast(theme.value(text), theme.value(ground)) >= READABLE


@THEMES
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "raised"),
        ("muted", "raised"),
        ("on_accent", "accent"),
        ("selection_text", "selection"),
        ("ok", "ok_ground"),
        ("warn", "warn_ground"),
        ("alarm", "alarm_ground"),
        ("info", "info_ground"),
        ("text", "ok_ground"),
        ("text", "warn_ground"),
        ("text", "alarm_ground"),
        ("text", "info_ground"),
    ],
)
def test_text_is_readable_on_its_own_ground(theme, text, ground):
    assert contrast(theme.value(text), theme.value(ground)) >= READABLE


@THEMES
@pytest.mark.parametrize("tone", [Tone.OK, Tone.WARN, Tone.ALARM, Tone.INFO, Tone.NEUTRAL])
def test_tone_is_readable_on_a_selected_row(theme, tone):
    assert contrast(theme.value(tone), theme.selection) >= READABLE


def test_contrast_of_black_on_white_is_the_maximum():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_every_tone_has_its_own_symbol():
    assert len({SYMBOLS[tone] for tone in Tone}) == len(Tone)


def test_dark_knows_that_it_is_dark():
    assert (TOKENS.themes["light"].is_dark, TOKENS.themes["dark"].is_dark) == (False, True)


def test_unknown_token_is_shown_as_information():
    theme = TOKENS.themes["light"]
    assert theme.value("ungu") == theme.info


def test_ground_of_a_plain_token_is_the_window():
    theme = TOKENS.themes["light"]
    assert theme.ground("warn").name() == theme.warn_ground
    assert theme.ground("muted").name() == theme.window
