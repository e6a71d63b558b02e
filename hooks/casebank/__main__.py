"""`python -m casebank` is the command `casebank`."""

import sys

from casebank.cli import main

sys.exit(main())
