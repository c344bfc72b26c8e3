"""What is true: frozen values and plain rules, from the standard library alone.

No disk, no clock, no globals; every other floor may call it, and it calls only `hrcase.errors`.
"""
