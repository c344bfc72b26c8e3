"""The shape of what is stored: one module a noun, one class a table.

Rows live inside one transaction. They hold no rules, and only storage and services touch them.
"""
