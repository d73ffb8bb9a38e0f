"""Opsroom: the desktop program for the operations room of an Indonesian police resort (Mapolres)."""
