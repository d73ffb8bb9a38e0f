"""The screen "Mutu data": what is wrong with the lists, one issue after the other, with fixes on single keys.

Knows services and `tables`; other screens are strangers: going to a row is asked for by a signal.
"""
