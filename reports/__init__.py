"""reportlab documents: frozen snapshot in, PDF bytes out. Sees only `opsroom.domain` and `opsroom.runtime.paths`.

Each paper is one module with ``render(snapshot) -> RenderedDocument``, built from the blocks of `reports.layout`:
blocks know their height before anything is drawn, so pages are decided first and every page is drawn once.
"""
