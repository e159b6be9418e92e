"""Status: the status of a StreamSocket's last operation, and the socket's options.

The options' bodies are in options.py, loaded by the first use of one.
"""

from ..door import door


class Status:
    """Base of StreamSocket.

    e_...(): whether the status is that error. set_...(value): True, in force now or on connecting;
    False: see status(), EINVAL for a value out of range, EOPNOTSUPP where the platform has no such
    option; nothing is changed then. TypeError: value must be an int and is not.
    """

    def status(self):
        """Return 0, or the error number of the last operation or asynchronous change."""
        return self._status

    # ---- errors

    def e_success(self):
        """No error."""
        return self._status == 0

    def e_ok(self):
        """No error, or a temporary one: EAGAIN, EALREADY, EINPROGRESS."""
        return self._status in (0, 11, 114, 115)

    def e_again(self):
        """EAGAIN: it would have to wait."""
        return self._status == 11

    e_would_block = e_again

    def e_already(self):
        """EALREADY: a connect is in progress already."""
        return self._status == 114

    def e_in_progress(self):
        """EINPROGRESS: the connect has started."""
        return self._status == 115

    def e_invalid(self):
        """EINVAL."""
        return self._status == 22

    def e_bad_addr(self):
        """EADDRNOTAVAIL or EFAULT."""
        return self._status in (99, 14)

    def e_dest_addr_req(self):
        """EDESTADDRREQ: no address to connect to."""
        return self._status == 89

    def e_host_unreach(self):
        """EHOSTUNREACH."""
        return self._status == 113

    def e_conn_aborted(self):
        """ECONNABORTED."""
        return self._status == 103

    def e_conn_refused(self):
        """ECONNREFUSED."""
        return self._status == 111

    def e_conn_reset(self):
        """ECONNRESET."""
        return self._status == 104

    def e_is_conn(self):
        """EISCONN: connected already."""
        return self._status == 106

    def e_not_conn(self):
        """ENOTCONN."""
        return self._status == 107

    # ---- options

    def get_keep_alive(self):
        """Whether the system probes a silent peer."""
        return self._option("keep_alive")

    def set_keep_alive(self, value):
        """See get_keep_alive."""
        return self._set_option("keep_alive", value)

    def get_no_delay(self):
        """Whether small amounts are sent at once (no Nagle)."""
        return self._option("no_delay")

    def set_no_delay(self, value):
        """See get_no_delay."""
        return self._set_option("no_delay", value)

    def get_oob_inline(self):
        """Whether urgent data come among the others."""
        return self._option("oob_inline")

    def set_oob_inline(self, value):
        """See get_oob_inline."""
        return self._set_option("oob_inline", value)

    def get_reuse_addr(self):
        """Whether an address may be reused at once: always True."""
        return self._option("reuse_addr")

    def set_reuse_addr(self, value):
        """See get_reuse_addr."""
        return self._set_option("reuse_addr", value)

    def get_ttl(self):
        """How many hops a packet may take, 1 to 255."""
        return self._option("ttl")

    def set_ttl(self, value):
        """See get_ttl."""
        return self._set_option("ttl", value)

    def get_max_seg(self):
        """Size of the longest segment, in bytes."""
        return self._option("max_seg")

    def set_max_seg(self, value):
        """See get_max_seg."""
        return self._set_option("max_seg", value)

    def get_send_buf(self):
        """Size in bytes of the buffer for unsent data."""
        return self._option("send_buf")

    def set_send_buf(self, value):
        """See get_send_buf."""
        return self._set_option("send_buf", value)

    def get_rcv_buf(self):
        """Size in bytes of the buffer for data read ahead."""
        return self._option("rcv_buf")

    def set_rcv_buf(self, value):
        """See get_rcv_buf."""
        return self._set_option("rcv_buf", value)

    def get_linger(self):
        """Seconds that close() may wait for unsent data; 0: it does not wait."""
        return self._option("linger")

    def set_linger(self, value):
        """See get_linger."""
        return self._set_option("linger", value)

    def get_send_timeout(self):
        """Seconds that a send or connect may wait; 0: for ever."""
        return self._option("send_timeout")

    def set_send_timeout(self, value):
        """See get_send_timeout."""
        return self._set_option("send_timeout", value)

    def get_receive_timeout(self):
        """Seconds that a receive or accept may wait; 0: for ever."""
        return self._option("receive_timeout")

    def set_receive_timeout(self, value):
        """See get_receive_timeout."""
        return self._set_option("receive_timeout", value)

    def _option(self, what):
        return door(Status, "_option", "msgport.options")(self, what)

    def _set_option(self, what, value):
        return door(Status, "_set_option", "msgport.options")(self, what, value)
