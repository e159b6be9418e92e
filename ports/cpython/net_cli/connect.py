"""python -m net connect HOST PORT: stdin is sent, what comes goes to stdout."""

import net
from net_cli import FAILED, OK, failed
from net_cli.stdin import is_data
from net_cli.talk import Talk


def run(options):
    sock = net.connect(options.port, options.host, allow_half_open=is_data())
    errors = []
    talk = Talk(sock, options, errors.append)
    sock.on("connect", talk.begin)
    net.run()
    if errors and errors[0] is not None:
        return failed(errors[0])
    return FAILED if talk.gave_up else OK
