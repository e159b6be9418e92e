"""The command netboard, also as python -m netboard: see cli.py."""

import signal


def main():
    # Loading takes a moment, and a Ctrl-C in it is no traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from netboard import cli

    cli.main()


if __name__ == "__main__":
    main()
