"""The only code that crosses threads: change relay, jobs, notices, file dialogs, Qt's own texts in Indonesian.

Imports domain, runtime and Qt; knows no screen.

Example: ``relay = ChangeRelay(workspace.feed); relay.changed.connect(board.refresh)``.
"""
