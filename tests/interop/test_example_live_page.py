"""examples/live_page.py in a browser: Chromium opens three tabs on a server of three connections,
sees the values change in each, and presses the button."""

import http.client
import json
import shutil
import socket
import subprocess
import time
import urllib.request

import programs
import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def page_of(runtime, *words):
    return programs.Program(runtime, "examples/live_page.py", 0, *words)


def port_of(program):
    address = program.line()
    assert address.startswith("http://") and address.endswith("/")
    return int(address.rsplit(":", 1)[1][:-1])


def ask(port, method, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=programs.PATIENCE)
    connection.request(method, path)
    return connection.getresponse()


def event(answer):
    """The next event of a stream, as a dict."""
    while True:
        line = answer.readline().decode()
        assert line, "the stream has ended"
        if line.startswith("data: "):
            return dict(pair.split("=") for pair in line[6:].strip().split("&"))


def test_events_and_the_button(runtime):
    with page_of(runtime) as program:
        port = port_of(program)
        assert b"EventSource" in ask(port, "GET", "/").read()
        assert ask(port, "GET", "/nothing").status == 404
        events = ask(port, "GET", "/events")
        assert events.headers["Content-Type"] == "text/event-stream"
        assert event(events)["lamp"] == "off"
        assert ask(port, "POST", "/press").status == 204
        while event(events)["lamp"] != "on":
            pass
        assert int(event(events)["up"]) >= 0


def ask_raw(port, request):
    with socket.create_connection(("127.0.0.1", port), programs.PATIENCE) as sock:
        sock.sendall(request)
        return b"".join(iter(lambda: sock.recv(4096), b""))


def test_what_programs_ask_for_that_are_no_browsers(runtime):
    with page_of(runtime) as program:
        port = port_of(program)
        head = ask(port, "HEAD", "/")
        assert head.status == 200 and head.read() == b""
        assert ask(port, "GET", "/?a=b").status == 200
        one = b"POST /press HTTP/1.1\r\n\r\n"
        assert ask_raw(port, one * 2).count(b"HTTP/") == 1, "one request a connection"
        events = ask(port, "GET", "/events")
        assert event(events)["lamp"] == "on", "pressed once"


@pytest.mark.parametrize("line", [b"X: " + b"a" * 2000, b"X: " + b"a" * 900])
def test_a_head_that_is_too_long(runtime, line):
    with page_of(runtime) as program:
        port = port_of(program)
        request = b"POST /press HTTP/1.1\r\n" + (line + b"\r\n") * 12 + b"\r\n"
        assert ask_raw(port, request).startswith(b"HTTP/1.1 431 ")
        assert event(ask(port, "GET", "/events"))["lamp"] == "off"


def test_the_oldest_listener_makes_room(runtime):
    with page_of(runtime, 3) as program:
        port = port_of(program)
        first = ask(port, "GET", "/events")
        event(first)
        second = ask(port, "GET", "/events")
        event(second)
        while first.readline():
            pass  # to its end
        assert ask(port, "POST", "/press").status == 204


class Browser:
    """Chromium without a screen, whose tabs are reached by its own web socket."""

    def __init__(self, folder):
        words = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
        words += [f"--user-data-dir={folder}", "--no-first-run", "--disable-extensions"]
        words += ["--disable-dev-shm-usage"]  # which is small in containers
        # Tabs of which only one can be in front are not to be slowed down.
        words += ["--disable-background-timer-throttling", "--disable-renderer-backgrounding"]
        self.process = subprocess.Popen(
            [CHROMIUM, *words, "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        file = folder / "DevToolsActivePort"
        end = time.monotonic() + 3 * programs.PATIENCE
        while not (file.exists() and "\n" in file.read_text()):  # the port's line is whole
            assert time.monotonic() < end and self.process.poll() is None, "no browser"
            time.sleep(0.05)
        self.port = int(file.read_text().split()[0])

    def tab(self, address):
        from websockets.sync.client import connect

        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/json/new?{address}", method="PUT"
        )
        with urllib.request.urlopen(request, timeout=programs.PATIENCE) as answer:
            found = json.load(answer)
        return connect(found["webSocketDebuggerUrl"], open_timeout=programs.PATIENCE)

    def close(self):
        self.process.terminate()
        self.process.wait()


def value(tab, script):
    """What a script gives in a tab."""
    value.number += 1
    parameters = {"expression": script, "returnByValue": True}
    tab.send(json.dumps({"id": value.number, "method": "Runtime.evaluate", "params": parameters}))
    while True:
        answer = json.loads(tab.recv(timeout=programs.PATIENCE))
        if answer.get("id") == value.number:
            return answer["result"]["result"].get("value")


value.number = 0


def shown(tab, name):
    return value(tab, f"(document.getElementById('{name}') || {{}}).textContent")


def until(condition):
    end = time.monotonic() + 3 * programs.PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.skipif(not CHROMIUM, reason="no chromium on this machine")
def test_three_tabs_on_three_connections(runtime, tmp_path):
    pytest.importorskip("websockets", reason="no websockets of PyPI: `make foreign` brings it")
    with page_of(runtime, 3) as program:
        port = port_of(program)
        browser = Browser(tmp_path / "profile")
        try:
            tabs = []
            for _ in range(3):
                tabs.append(browser.tab(f"http://127.0.0.1:{port}/"))
                until(lambda: shown(tabs[-1], "up") not in (None, "?"))
            for tab in tabs:
                before = int(shown(tab, "up"))
                until(lambda tab=tab, before=before: int(shown(tab, "up")) > before + 1)
            for wanted in ("on", "off"):
                value(tabs[1], "document.querySelector('button').click()")
                until(lambda wanted=wanted: all(shown(tab, "lamp") == wanted for tab in tabs))
        finally:
            browser.close()
