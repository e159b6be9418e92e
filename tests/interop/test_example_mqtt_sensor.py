"""examples/mqtt_sensor.py with a real broker, mosquitto, which goes away and comes back."""

import signal
import socket
import subprocess
import time

import peers_real
import programs
import pytest


class Broker:
    """Mosquitto on one port, which can be stopped and started."""

    def __init__(self, folder):
        self.port = peers_real.free_port()
        self.config = folder / "mosquitto.conf"
        self.config.write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\n")
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [peers_real.server("mosquitto"), "-c", str(self.config)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        peers_real.wait_until_listening(self.port, self.process)

    def stop(self):
        self.process.kill()
        self.process.wait()


@pytest.fixture
def broker(tmp_path):
    made = Broker(tmp_path)
    made.start()
    yield made
    made.stop()


class Reader:
    """A client of paho's that hears the readings."""

    def __init__(self, port):
        peers_real.package("paho")
        from paho.mqtt import client as mqtt

        self.heard = []
        self.client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.client.on_message = lambda client, data, message: self.heard.append(
            int(message.payload)
        )
        self.client.on_connect = lambda client, *rest: client.subscribe("shed/reading", 1)
        self.client.connect("127.0.0.1", port)
        self.client.loop_start()

    def until(self, condition):
        end = time.monotonic() + programs.PATIENCE
        while not condition():
            assert time.monotonic() < end, self.heard
            time.sleep(0.02)

    def close(self):
        self.client.disconnect()
        self.client.loop_stop()


def test_readings_through_an_outage(runtime, broker):
    with programs.Program(
        runtime, "examples/mqtt_sensor.py", "127.0.0.1", broker.port, "shed"
    ) as program:
        program.until("online")
        reader = Reader(broker.port)
        reader.until(lambda: len(reader.heard) >= 3)
        last = reader.heard[-1]
        broker.stop()
        program.until("offline:")
        time.sleep(1)  # readings that nobody takes
        broker.start()
        program.until("online")
        # Who reads was away as well: what the broker got before that is the past.
        reader.until(lambda: reader.heard[-1] > last + 5)
        first = next(n for n in reader.heard if n > last)
        after = sorted(set(n for n in reader.heard if n >= first))
        assert after == list(range(first, after[-1] + 1)), "none is missing"
        reader.close()


def test_it_is_switched(runtime, broker):
    with programs.Program(
        runtime, "examples/mqtt_sensor.py", "127.0.0.1", broker.port, "shed"
    ) as program:
        program.until("online")
        reader = Reader(broker.port)
        reader.until(lambda: reader.heard)
        reader.client.publish("shed/set", "off", 1)
        program.until("switched off")
        n = len(reader.heard)
        time.sleep(0.6)
        assert len(reader.heard) <= n + 1
        reader.client.publish("shed/set", "on", 1)
        program.until("switched on")
        reader.until(lambda: len(reader.heard) > n + 1)
        reader.close()


def test_a_broker_that_stands_still(runtime, broker, tmp_path):
    """Its system goes on taking readings and pings, as that of one without power seems to."""
    program = tmp_path / "mqtt_sensor.py"
    text = (programs.runtimes.ROOT / "examples/mqtt_sensor.py").read_text()
    assert "KEEP_ALIVE = 30" in text
    program.write_text(text.replace("KEEP_ALIVE = 30", "KEEP_ALIVE = 1"))
    with programs.Program(runtime, program, "127.0.0.1", broker.port, "shed") as running:
        running.until("online")
        broker.process.send_signal(signal.SIGSTOP)
        line = running.line()  # before 50 readings wait, which takes 10 s
        assert line.startswith("offline:") and "ETIMEDOUT" in line, line
        broker.process.send_signal(signal.SIGCONT)
        running.until("online")


def test_no_broker(runtime):
    port = peers_real.free_port()
    with programs.Program(runtime, "examples/mqtt_sensor.py", "127.0.0.1", port) as program:
        assert "ECONNREFUSED" in program.until("offline:")


def test_no_packet_identifier_twice(runtime):
    """The subscription's is none of those of the readings that are under way with it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(programs.PATIENCE)
        port = listener.getsockname()[1]
        with programs.Program(runtime, "examples/mqtt_sensor.py", "127.0.0.1", port, "shed"):
            sock, _ = listener.accept()
            with sock, sock.makefile("rb") as came:
                sock.settimeout(programs.PATIENCE)
                sock.sendall(b"\x20\x02\x00\x00")
                numbers = []
                while len(numbers) < 4:
                    kind, n = came.read(2)
                    body = came.read(n)
                    if kind == 0x82:
                        numbers.append(body[:2])
                    elif kind >> 4 == 3:
                        after = 2 + (body[0] << 8 | body[1])
                        numbers.append(body[after : after + 2])
                assert len(set(numbers)) == len(numbers), numbers
