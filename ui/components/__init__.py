"""What all screens are built from: buttons, labels, states, banners, sheets.

Knows colours, type and words it is given; knows no case, no service, no screen.
Called by screens, forms and the window; imports nothing of ours above tokens and icons.
"""
