"""What the built program runs: the same as `python -m ui`."""

import runpy

if __name__ == "__main__":
    runpy.run_module("ui", run_name="__main__")
