"""Given numeric hosts, localhost and a bad name, when net.lookup is called, then done gets the
address, or a NetError, once, from the loop. Origin: Node dns.lookup."""

import net


def test(t):
    seen = []
    t.raises(TypeError, net.lookup, 5, seen.append)
    t.raises(TypeError, net.lookup, None, seen.append)
    t.raises(TypeError, net.lookup, "127.0.0.1", None)
    t.raises(ValueError, net.lookup, "", seen.append)
    t.raises(ValueError, net.lookup, "127.0.0.1", seen.append, 5)
    for host in ("127.0.0.1", "localhost"):
        net.lookup(host, t.note(seen, host))
    t.equal(seen, [], "inside the call")
    t.until(lambda: len(seen) == 2, seen)
    t.equal(seen, [("127.0.0.1", None, "127.0.0.1", 4), ("localhost", None, "127.0.0.1", 4)])
    errors = []
    net.lookup("x" * 64 + ".invalid", lambda error, text, family: errors.append(error))
    t.until(lambda: errors, "the failure", 20000)
    # No label is so long, so nobody is asked; on some boards somebody is.
    t.check(errors[0].code in ("ENOTFOUND", "EAI_AGAIN"), errors[0].code)
    t.equal(errors[0].syscall, "lookup")
