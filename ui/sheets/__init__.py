"""The forms of a case, each on a sheet over the window.

A sheet keeps its draft, records through one service, and shows a refusal above its fields.
Opened by screens and the case page; knows none of them.
"""
