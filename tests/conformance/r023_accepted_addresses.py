"""Given an accepted socket, then both remote addresses are the client's, and its id is its own.
Origin: Roku ifSocket."""

from msgport_kit import accepted, listener

from net.msgport import MessagePort


def test(t):
    sock, number = listener(t, MessagePort())
    conn, peer = accepted(t, sock, number)
    for found in (conn.get_send_to_address(), conn.get_received_from_address()):
        t.equal(found.get_host_name(), t.peer.host)
        t.equal(found.get_port(), peer.local_port)
        found.set_port(1)
    t.equal(conn.get_send_to_address().get_port(), peer.local_port, "copies were given")
    t.check(conn.get_id() != sock.get_id(), "ids")
