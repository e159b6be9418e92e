"""examples/dns_names.py prints the address of each name, on every runtime."""

import dns.message
import dns.rcode
from dns_kit import address, programs


def test_prints_addresses(runtime, serve):
    def reply(query, n):
        if "nobody" in query.question[0].name.to_text():
            made = dns.message.make_response(query)
            made.set_rcode(dns.rcode.NXDOMAIN)
            return made
        return address(query, "10.1.2.3")

    words = ("@" + serve(reply).at, "board.example.org", "nobody.example.org")
    code, printed = programs.run(runtime, "examples/dns_names.py", *words)
    lines = printed.splitlines()
    assert code == 0, printed
    assert sorted(lines[:2]) == ["board.example.org 10.1.2.3", "nobody.example.org ENOTFOUND"]
    assert lines[2].startswith("the loop was elsewhere")
