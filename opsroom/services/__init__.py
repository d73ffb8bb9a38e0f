"""Use cases, one module per verb and noun: what windows and terminal ask for. No Qt, no SQL, no reportlab.

A mutation is a `Command` run by `Workspace.run`: one transaction, one journal entry, one undo, one `ChangeSet`.
Example: ``workspace.run(SetDuty(Duty.PAM_TPS, unit_like="POLSEK%"))``.
"""
