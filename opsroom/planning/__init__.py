"""The plotting engine: domain records in, `Plan` out. Pure: no clock, no randomness, no files, no Qt."""
