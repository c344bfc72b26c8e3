"""What the built hrcase-tool runs: the same as the command of that name."""

import sys

from hrcase.cli import main

if __name__ == "__main__":
    sys.exit(main())
