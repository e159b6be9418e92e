"""One scene of net_micropython.wifi with a radio played by this file. MicroPython subset.

    wifi_scene.py SCENE [--fake]

--fake: on the fake port's clock and network, which take no time. Prints what happened.
"""

import sys

scene = sys.argv[1]
if "--fake" in sys.argv:
    import net_fake

    net_fake.use("rp2")
    net_fake.install()
    net_fake.route("10.0.0.99", "blackhole")


class WLAN:
    """A radio: `script` says what each attempt comes to."""

    PM_NONE = 0
    first = ()
    IDLE, CONNECTING, GOT_IP = 0, 1, 3

    def __init__(self, interface):
        self.calls = []
        self.script = list(self.first)
        self.state = 0
        self.slow = 2

    def active(self, on):
        self.calls.append("active")

    def config(self, **options):
        self.calls.append("pm=" + str(options["pm"]))

    def connect(self, ssid, key=None):
        self.calls.append("connect " + ssid + " " + str(key))
        self.state = self.script.pop(0) if self.script else 3
        self.left = self.slow

    def disconnect(self):
        self.calls.append("disconnect")
        self.state = 0

    def isconnected(self):
        if self.state != 3:
            return False
        self.left -= 1
        return self.left < 0

    def status(self):
        return self.state

    def ifconfig(self):
        up = self.state == 3 and self.left < 0
        return ("10.0.0.7" if up else "0.0.0.0", "", "", "")


class Broken(WLAN):
    """A radio each of whose methods raises, once, in turn."""

    faults = []

    def __init__(self, interface):
        WLAN.__init__(self, interface)
        for name in ("active", "connect", "disconnect", "isconnected", "status", "ifconfig"):
            self.break_once(name)

    def break_once(self, name):
        method = getattr(self, name)
        left = [OSError("Wifi Internal Error"), RuntimeError("Wifi Unknown Error")]

        def call(*args):
            if name in self.faults and left:
                self.calls.append(name + "!")
                raise left.pop()
            return method(*args)

        setattr(self, name, call)


class Network:
    STA_IF = 0
    STAT_WRONG_PASSWORD = -3
    STAT_NO_AP_FOUND = -2
    WLAN = WLAN


sys.modules["network"] = Network


def load():
    """wifi.py alone: it needs nothing of the port beside it."""
    return module()["Wifi"]


def module():
    path = __file__.rsplit("/", 1)[0] + "/../../ports/micropython/net_micropython/wifi.py"
    space = {"__name__": "wifi"}
    with open(path) as file:
        exec(file.read(), space)
    return space


def connect(script, timeout=1000, **options):
    wifi = load()("home", "secret", **options)
    wifi._wlan.script = script
    try:
        print("address", wifi.connect(timeout))
    except OSError as error:
        print("errno", error.args[0])
    print(wifi._wlan.calls)


def keep(script, drops, ends_after):
    """keep() with a radio that drops after the given events; the events, then what sockets saw."""
    import net

    wifi = load()("home", "secret")
    wifi._wlan.script = script
    server = net.create_server()
    server.listen(8000)
    seen = []

    def event(name, detail):
        print(name, detail)
        seen.append(name)
        if len(seen) == ends_after:
            wifi.stop()
            server.close()
        elif name == "up" and drops:
            drops.pop()
            sock = net.connect(9, "10.0.0.99")  # under way when the link drops
            sock.on("error", lambda error: print("socket", error.code))
            sock.on("close", lambda: print("socket closed; server listening:", server.listening))
            net.call_later(500, drop)

    def drop():
        wifi._wlan.state = 0

    wifi.on_event = event
    wifi.keep(net)
    net.run()
    print([call for call in wifi._wlan.calls if call[0] != "p" and call != "active"])


def broken(name):
    """Kept up although the radio's method fails now and then."""
    import net

    Broken.faults = [name]
    Network.WLAN = Broken
    wifi = load()("home", "secret")
    wifi._wlan.script = [-2, 1]
    server = net.create_server()
    server.listen(8000)

    def event(what, detail):
        print(what)
        if what == "up":
            wifi.stop()
            server.close()

    wifi.on_event = event
    wifi.keep(net, 1000)
    net.run()
    print(name + "!" in wifi._wlan.calls)


def late_stop():
    """stop() in an event, and nothing more happens."""
    import net

    wifi = load()("home")
    wifi.on_event = lambda name, detail: (print(name), wifi.stop())
    wifi.keep(net)
    net.run()
    print("over")


def come_back():
    """A Reconnecting that waits long hears that the link is back."""
    import net
    from net.reconnecting import Reconnecting

    serving = net_fake.peer_listen(8000)
    serving.sock.on_event = lambda _: serving.accept()
    wifi = load()("home", "secret")
    wifi._wlan.script = [-2, 3]
    client = Reconnecting(8000, "127.0.0.1", first=600000, longest=600000, outbox=100)

    def online():
        print("online")
        if wifi._wlan.script:
            net.call_later(500, setattr, wifi._wlan, "state", 0)  # the link drops
        else:
            print("after", net_fake.now() // 1000, "s;", client.stop())
            wifi.stop()

    def event(name, detail):
        print(name, detail)
        if name == "up":
            client.now()
        elif name == "down":
            print("kept", client.write("meanwhile"))

    client.on("online", online)
    client.on("offline", lambda error: print("offline", error.code))
    wifi._wlan.state, wifi._wlan.left = 3, 0
    wifi.on_event = event
    wifi.keep(net)
    net.run()


def saved(path):
    """Kept although the first attempt fails: the access point is not there yet."""
    import net

    names = module()
    names["FILE"] = path
    WLAN.first = [-2, 3]
    wifi = names["keep_saved"](net, 1000)
    wifi.on_event = lambda name, detail: (print(name, detail), wifi.stop())
    net.run()


if scene == "up":
    connect([3])
elif scene == "wrong":
    connect([-3])
elif scene == "absent":
    connect([-2])
elif scene == "timeout":
    connect([1])
elif scene == "pm":
    connect([3], pm=2)
elif scene == "drop":
    keep([3, 3], [1], 3)
elif scene == "backoff":
    keep([-2, -3, 1, 3], [], 4)
elif scene == "broken":
    broken(sys.argv[3])
elif scene == "come_back":
    come_back()
elif scene == "stop":
    late_stop()
elif scene == "saved":
    saved(sys.argv[2])
