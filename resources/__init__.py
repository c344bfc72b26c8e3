"""The data that ships: policy, letters, help, demo cases, fonts and icons.

No code lives here. Read it through `importlib.resources.files("resources")`.
"""
