"""Wi-Fi for boards: bring the station up, keep it up, and tell sockets when it drops. Optional.

    wifi = Wifi("network", "password")
    wifi.connect()              # waits
    wifi.keep(net)              # looks after it from net's loop

May import network, time, json and sys; nothing of `net`, which `keep` is given. Times are counted
in looks at the radio, so that no clock is needed but the one that calls.
"""

import sys

_LOOK = 250  # ms between looks
_TIMEOUT = 20000
_LONGEST = 60000
_ETIMEDOUT = 110
_ENODEV = 19
_EACCES = 13
_EIO = 5
_PM_NONE = 0xA11140  # the Pico W's number, for firmware that has no name for it
FILE = "/wifi.json"


class Wifi:
    """The station interface.

    ssid, password   the network; password None or "": an open one
    pm               the radio's power saving; default: none. Saving makes a Pico W that idles
                     unreachable
    on_event         fn(name, detail): ("up", address), ("down", None), ("failed", errno)
    """

    on_event = None

    def __init__(self, ssid, password=None, pm=None):
        import network

        self._network = network
        self._wlan = network.WLAN(getattr(network, "STA_IF", 0))
        self._ssid = ssid
        self._password = password
        self._pm = pm
        self._net = None
        self._timer = None
        self._up = False
        self._left = 0  # ms that the present attempt may still take; 0: none is under way
        self._pause = 0  # ms before the next attempt

    # ---- once

    def connect(self, timeout=_TIMEOUT):
        """Bring it up and wait. Returns the address.

        OSError: ENODEV (no such network), EACCES (wrong password), ETIMEDOUT; EIO and others as
        the radio has them.
        """
        import time

        error = self._try(self._begin)
        if error is not None:
            raise OSError(_number(error))
        for _ in range(timeout // _LOOK + 1):
            if self.up():
                return self.address()
            failed = self._refused()
            if failed:
                break
            time.sleep_ms(_LOOK)
        self._give_up()
        raise OSError(failed or _ETIMEDOUT)

    def up(self):
        """True while there is a link and an address."""
        return bool(self._wlan.isconnected()) and self.address() != "0.0.0.0"

    def address(self):
        return self._wlan.ifconfig()[0]

    def _begin(self):
        self._wlan.active(True)
        self._save_no_power()
        if not self.up():
            self._wlan.connect(self._ssid, self._password or None)

    def _save_no_power(self):
        pm = self._pm
        if pm is None:
            pm = getattr(self._network.WLAN, "PM_NONE", None)
        if pm is None and sys.platform == "rp2":
            pm = _PM_NONE
        if pm is not None:
            try:
                self._wlan.config(pm=pm)
            except (OSError, ValueError, TypeError):
                pass  # this firmware has no such setting

    def _refused(self):
        """An errno when the radio says that waiting is of no use."""
        status = self._wlan.status()
        for name, errno in (("STAT_WRONG_PASSWORD", _EACCES), ("STAT_NO_AP_FOUND", _ENODEV)):
            if status == getattr(self._network, name, None):
                return errno
        return 0

    def _give_up(self):
        try:
            self._wlan.disconnect()
        except (OSError, RuntimeError):
            pass  # it was not trying

    # ---- for good

    def keep(self, net, timeout=_TIMEOUT):
        """Look after it from the loop of `net`, without blocking, until stop().

        After a failure or a drop it tries again, at once and then after 1, 2, 4 ... 60 s. When the
        link drops every connection is destroyed with ENETDOWN. Returns self.
        """
        self.stop()
        self._net = net
        self._timeout = timeout
        self._pause = 0
        self._up = self._try(self.up) is True
        self._again(_LOOK if self._up else 0)
        if self._up:
            self._tell("up", self.address())
        return self

    def stop(self):
        """Look after it no more; the link stays as it is."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        self._net = None
        self._left = 0

    def _again(self, ms):
        if self._net is None:  # a listener may have called stop()
            return
        before = self._timer
        self._timer = self._net.call_later(ms, self._look)
        if before is not None:
            before.cancel()

    def _try(self, step):
        """step(), or the exception of a radio that fails in the middle of it."""
        try:
            return step()
        except Exception as error:  # OSError, and RuntimeError on ESP32
            return error

    def _look(self):
        self._timer = None
        self._again(_LOOK)  # before anything that may raise: it is what keeps it going
        if self._up:
            self._watch()
        elif self._left > 0:
            self._wait()
        else:
            self._left = self._timeout
            error = self._try(self._begin)
            if error is not None:
                self._failed(_number(error))

    def _watch(self):
        """It was up at the last look."""
        if self._try(self.up) is True:
            return
        self._up = False
        self._left = self._pause = 0
        try:
            self._net.fail_all()
        finally:
            self._tell("down", None)

    def _wait(self):
        """An attempt is under way."""
        self._left -= _LOOK
        if self._try(self.up) is True:
            self._up = True
            self._left = self._pause = 0
            self._tell("up", self.address())
            return
        failed = self._try(self._refused)
        if not isinstance(failed, int):
            failed = _number(failed)
        if failed or self._left <= 0:
            self._failed(failed or _ETIMEDOUT)

    def _failed(self, number):
        """This attempt has come to nothing: again later."""
        self._left = 0
        self._pause = min(self._pause * 2 or 1000, _LONGEST)
        self._again(self._pause)
        self._try(self._give_up)
        self._tell("failed", number)

    def _tell(self, name, detail):
        if self.on_event is not None:
            self.on_event(name, detail)


def _number(error):
    """The errno of a radio's exception; EIO when it has a text only ("Wifi Internal Error")."""
    number = error.args[0] if error.args else _EIO
    return number if isinstance(number, int) else _EIO


def saved():
    """The Wifi that `netboard flash --wifi` left in /wifi.json. OSError: there is none."""
    import json

    with open(FILE) as file:
        found = json.load(file)
    return Wifi(found["ssid"], found["password"])


def connect_saved(timeout=_TIMEOUT):
    """saved().connect(): the address."""
    return saved().connect(timeout)


def keep_saved(net, timeout=_TIMEOUT):
    """saved(), waited for once, so that clients find it up, and kept from then on, also when that
    failed: a board that starts before its access point gets there. Returns the Wifi."""
    wifi = saved()
    try:
        wifi.connect(timeout)
    except OSError as error:
        print("wifi: not up yet, errno", error.args[0])
    return wifi.keep(net, timeout)
