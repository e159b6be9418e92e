"""Queries and notifications of net.msgport that not every program needs. Loaded by the first use.

The functions become methods of StreamSocket. e_...: whether the status is that error.
"""

from net.msgport import const

_WRITE = const(2)
_EXCEPT = const(4)
_LISTENING = const(5)


def is_listening(sock):
    return sock._state == _LISTENING


def is_writable(sock):
    return sock._is(_WRITE)


def notify_writable(sock, enable):
    sock._notify(_WRITE, enable)


def notify_exception(sock, enable):
    sock._notify(_EXCEPT, enable)


def e_success(sock):
    return sock._status == 0


def e_ok(sock):
    """No error, or one that time may heal: EAGAIN, EALREADY, EINPROGRESS."""
    return sock._status in (0, 11, 114, 115)


def e_again(sock):
    return sock._status == 11


e_would_block = e_again


def e_already(sock):
    return sock._status == 114


def e_in_progress(sock):
    return sock._status == 115


def e_invalid(sock):
    return sock._status == 22


def e_bad_addr(sock):
    """EADDRNOTAVAIL or EFAULT."""
    return sock._status in (99, 14)


def e_dest_addr_req(sock):
    return sock._status == 89


def e_host_unreach(sock):
    return sock._status == 113


def e_conn_aborted(sock):
    return sock._status == 103


def e_conn_refused(sock):
    return sock._status == 111


def e_conn_reset(sock):
    return sock._status == 104


def e_is_conn(sock):
    return sock._status == 106


def e_not_conn(sock):
    return sock._status == 107
