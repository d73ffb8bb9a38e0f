"""The process around the program: paths, logs, crash file, clock, version, single instance. No Qt, no database.

Example: ``from opsroom.runtime.clock import SystemClock``.
"""
