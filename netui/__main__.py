"""``python -m netui`` is ``netui``."""

import sys

from netui.cli import main

sys.exit(main())
