"""Given a name that does not resolve, when connecting, then False with EADDRNOTAVAIL. Origin:
ours."""

from msgport_kit import address, to


def test(t):
    sock = to("name.invalid", 80)
    t.equal(sock.connect(), False)
    t.equal((sock.e_bad_addr(), sock.status()), (True, 99))
    t.equal(sock.get_send_to_address().get_host_name(), "name.invalid")
    t.equal((sock.set_address(address("a b", 80)), sock.status()), (False, 99))
