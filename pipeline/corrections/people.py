"""Who puts right what was misread."""

import os
import pwd


def own_name() -> str:
    """Who writes, where nobody says: KOMPASS_NAME, else the full name of the user of the system, else the short one."""
    if name := os.environ.get("KOMPASS_NAME", "").strip():
        return name
    try:
        user = pwd.getpwuid(os.getuid())
    except KeyError:
        return str(os.getuid())
    return user.pw_gecos.partition(",")[0].strip() or user.pw_name
