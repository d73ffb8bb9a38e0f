"""Start Opsroom from the source tree."""

from opsroom.app import main

raise SystemExit(main())
