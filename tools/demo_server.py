"""Runs on MicroPython: starts a program unchanged, with a meter beside it.

Started by demo.py: demo_server.py PROGRAM WORDS... The meter is one more server of the same loop.
It prints "meter on port N" and answers the byte "m" with the heap in use and the heap free, two
32-bit numbers; "q" ends the loop. It allocates nothing itself, so it can be asked at any time.
"""

import gc
import struct
import sys

import net

answer = bytearray(8)


def on_command(n, buffer, socket):
    if buffer[0] == 113:  # q
        net.close_all()
        net.stop()
        return
    struct.pack_into("<II", answer, 0, gc.mem_alloc(), gc.mem_free())
    socket.write(answer)


def on_connection(socket):
    socket.set_onread(bytearray(1), on_command)


def on_listening():
    print("meter on port", meter.address()["port"])


# What is allocated stays counted until the end: garbage is what the meter is to show.
gc.collect()
gc.disable()
meter = net.create_server(on_connection)
meter.listen(0, "127.0.0.1", on_listening)

program = sys.argv[1]
sys.argv[:] = sys.argv[1:]
with open(program) as file:
    source = file.read()
exec(compile(source, program, "exec"), {"__name__": "__main__"})
