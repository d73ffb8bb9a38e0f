"""The screen "Dokumen": fill in a Surat Perintah, see it as it will be printed, save, print, look up issued ones.

Imports services, domain, tables, bridge and theme. Preview by QtPdf.

Example: ``screen = DocumentsScreen(workspace, tools)``.
"""
