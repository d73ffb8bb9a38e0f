"""The radio desk: one entry line, the log, and the inbox of lines that wait for a person.

Thread: GUI. Imports services, domain, runtime, tables, bridge and theme; no other screen.
"""
