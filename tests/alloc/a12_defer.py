"""Given a job list that has had that many jobs before, when jobs are queued under a locked heap,
then nothing is allocated and they run in order."""

import kit

import net
from net.loop import loop

CLAIMS = ("loop.Loop.defer",)
JOBS = 20


def test(t):
    lock = kit.Locked(t)
    ran = []

    def job(owner, arg):
        ran.append(arg)

    def queue():
        for i in range(JOBS):
            loop.defer(job, None, i)

    queue()
    net.turn(0)
    ran.clear()
    lock.under(queue)
    net.turn(0)
    t.equal(ran, list(range(JOBS)))
