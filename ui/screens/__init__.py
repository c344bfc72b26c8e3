"""What people see: one file per screen, each built on `ui.screen`.

A screen asks services and imports no other screen; only windows and the case page open one.
"""
