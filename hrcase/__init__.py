"""The core of HR Case: cases under the code of conduct, from first report to closed.

Usable from a script, through `hrcase.services`. Never imports Qt and knows no screens.
"""

__version__ = "0.1.0"
