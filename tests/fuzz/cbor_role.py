"""Decodes each line of a file (hex) and prints it encoded again, or "refused". MicroPython subset;
a script that test_cbor_micropython.py runs: cbor_role.py FILE."""

import sys

from net.cbor import Tagged, decode, encode

with open(sys.argv[1]) as lines:
    for line in lines:
        data = bytes.fromhex(line.strip())
        try:
            value = decode(memoryview(data), 0, len(data), 16, Tagged)
        except ValueError:
            print("refused")
            continue
        payload = bytearray()
        encode(value, payload, 1 << 20)
        print(payload.hex())
