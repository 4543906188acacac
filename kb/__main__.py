"""`python -m kb` is the command `duikou`."""

import sys

from kb.cli import main

if __name__ == "__main__":  # the processes that extract in parallel import this module, too
    sys.exit(main())
