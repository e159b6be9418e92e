"""How many connections this process may have open. Part of bench."""

import resource

SPARE = 300  # files for the rest: pipes, libraries, plots


def room(wanted):
    """As many connections as may be open at once, at most `wanted`. The soft limit is raised as
    far as the hard one allows; what is started from now on has it, too."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    least = wanted + SPARE
    if soft == resource.RLIM_INFINITY or soft >= least:
        return wanted
    soft = least if hard == resource.RLIM_INFINITY else min(hard, least)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return min(wanted, soft - SPARE)


def note(wanted, each):
    """What to say where it is fewer."""
    return f"This system's limit of open files allowed {each:,} connections instead of {wanted:,}."
