"""How the program looks: colour tokens, palette and style sheet over Fusion, tinted icons, the font.

Imports runtime and Qt; knows no screen.

Example: ``look = Look(app); look.use("dark")``; widgets read ``look.theme.alarm`` and follow ``look.changed``.
"""
