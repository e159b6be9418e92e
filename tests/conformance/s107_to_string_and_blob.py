"""ASCII content: to_string() and str(), to_blob() and bytes(). Origin: t.buffer."""

from stream_kit import text


def test(t):
    made = text("Appcelerator")
    t.equal((made.to_string(), str(made)), ("Appcelerator", "Appcelerator"))
    blob = made.to_blob()
    t.equal((blob, bytes(made), type(blob)), (b"Appcelerator", b"Appcelerator", bytes))
    made[0] = 97
    t.equal(blob, b"Appcelerator")
