"""Read-only data files; no code. Read through `opsroom.runtime.paths.resource`."""
