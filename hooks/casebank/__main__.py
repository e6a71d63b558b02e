"""`python -m casebank` is the command `casebank`."""

import sys

from casebank.cli import main

if __name__ == "__main__":
    sys.exit(main())
