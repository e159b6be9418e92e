"""Given data and an end that come together, when the program reads by data, onread, readable or
not at all but resume(), then it gets all, then end, then close. Origin: spec 1.9."""


def test(t):
    for way in ("data", "onread", "readable", "resume"):
        sock, peer = t.client()
        log = t.log(sock, "end error close")
        buffer = bytearray(50)
        got = []
        peer.send(t.pattern(400))
        peer.finish()
        if way == "data":
            sock.on("data", got.append)
        elif way == "onread":
            sock.set_onread(buffer, lambda n, buf, s: got.append(bytes(buf[:n])))
        elif way == "readable":
            sock.on("readable", lambda: got.append(bytes(buffer[: sock.readinto(buffer) or 0])))
        else:
            sock.resume()
        t.wait(log, "close")
        t.equal(b"".join(got), b"" if way == "resume" else t.pattern(400), way)
        t.equal(sock.bytes_read, 400, way + ": bytes_read")
        t.equal(log, ["end", "close"], way)
        peer.close()
