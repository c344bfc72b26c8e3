"""The tour: the main job done through the real screens by the program itself, with pictures.

It drives what stands on the screen and calls no service; nothing but the start may call it.
"""
