"""`python -m kb` is the command `duikou`."""

import sys

from kb.cli import main

sys.exit(main())
