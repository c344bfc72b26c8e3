"""What is kept: the vault, its key slots, copies, queries and sealed files.

The only place that speaks SQL or SQLCipher. Only services may call it, and no row leaves it.
"""
