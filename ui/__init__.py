"""What people see. The only place that imports PySide6.

Screens ask services and show values; no SQL, no paper, no rules here.
Nobody below calls in: the core does not know that there is a screen.
"""
