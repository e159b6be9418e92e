"""Given each status, when the queries are asked, then those of its number are true and no other.
Origin: Roku ifSocketStatus, ifSocketConnectionStatus."""

from net.msgport import StreamSocket

QUERIES = {
    "e_success": (0,),
    "e_ok": (0, 11, 114, 115),
    "e_again": (11,),
    "e_would_block": (11,),
    "e_already": (114,),
    "e_in_progress": (115,),
    "e_invalid": (22,),
    "e_bad_addr": (99, 14),
    "e_dest_addr_req": (89,),
    "e_host_unreach": (113,),
    "e_conn_aborted": (103,),
    "e_conn_refused": (111,),
    "e_conn_reset": (104,),
    "e_is_conn": (106,),
    "e_not_conn": (107,),
}


def test(t):
    sock = StreamSocket()
    for status in range(134):
        sock._status = status  # most of them cannot be had on purpose
        for name, numbers in QUERIES.items():
            t.equal(getattr(sock, name)(), status in numbers, "%s of %d" % (name, status))
        t.equal(sock.status(), status)
