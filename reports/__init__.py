"""reportlab documents: frozen snapshot in, PDF bytes out. Sees only `opsroom.domain` and `opsroom.runtime.paths`.

Each document is one module with `render(snapshot) -> bytes`, built from the blocks of `reports.layout`.
"""
