"""The screen "Ploting": make a plan, read who is where, what is short and why, and how much of the force is out.

Imports services, domain, tables, bridge and theme; tells the shell by signals where the user wants to go.

Example: ``screen = PlottingScreen(workspace, tools)``.
"""
