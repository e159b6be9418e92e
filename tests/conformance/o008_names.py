"""Given a name that does not resolve, then it is looked up anew for each attempt, and told why it
failed. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    client = Reconnecting(80, "name.invalid", first=5, longest=5)
    looked = t.log(client.socket, "lookup")
    log = t.log(client, "offline failed")
    t.wait(log, "failed", 2, 40000)
    client.stop()
    t.equal(len(looked), 2, "lookups")
    code = log[0][1]
    t.check(code in ("ENOTFOUND", "EAI_AGAIN"), "code %s" % code)
