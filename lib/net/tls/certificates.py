"""Converts certificates and keys, in the forms people have them, to DER for the port.

Part of net.tls, loaded when a context with files is created. Reads files, and does no other I/O.
Accepts DER, and PEM with other text around it, with Windows line ends, with several blocks in any
order. Parses just enough DER (X.690) to sort a chain and to match a key to its certificate.
"""

from binascii import a2b_base64

_INTEGER = 0x02
_OCTETS = 0x04
_SEQUENCE = 0x30
_VERSION = 0xA0  # [0] of a certificate
_PUBLIC = 0xA1  # [1] of an EC key


def load_trusted(secure, made, source):
    """Pass each certificate of ca= to the port. ValueError, OSError, MemoryError."""
    n = 0
    try:
        for der in blocks(source, b"CERTIFICATE"):
            n += 1
            secure.trust(made, der)
    except ValueError as error:
        raise ValueError("tls: ca= cannot be used here: %s%s" % (error, _cost(n)))
    except MemoryError:
        raise MemoryError("tls: no memory for ca=%s" % _cost(n))


def _cost(n):
    if n < 2:
        return ""
    return (
        ": its certificate %d. Each keeps some 8 KB: give only the authority that signed the"
        " server's certificate; docs/tls.md says how to find it" % n
    )


def load_own(secure, made, cert, key, password):
    """Pass cert=, as a sorted chain, and key= to the port. ValueError, OSError."""
    try:
        chain = list(blocks(cert, b"CERTIFICATE"))
        key = _key(cert if key is None else key)
        if not in_order(chain, _public(key)):
            raise ValueError("key= does not belong to cert=")
        secure.own(made, chain, key, password)
    except ValueError as error:
        raise ValueError("tls: cert= or key= cannot be used here: %s" % error)


# ---- PEM


def blocks(source, kind):
    """Yield each PEM block of that kind as DER, or source itself if it is DER. ValueError: none,
    or a broken one. A generator, so that only one block of a file is in memory at a time."""
    found = False
    if isinstance(source, (bytes, bytearray, memoryview)):
        source = bytes(source)
        if _is_der(source):
            yield source
            return
        lines = source.split(b"\n")
    else:
        lines = _open(source)
    try:
        if not isinstance(lines, list) and lines.read(1) == b"\x30":
            data = b"\x30" + lines.read()
            if _is_der(data):
                yield data
                return
        if not isinstance(lines, list):
            lines.seek(0)
        for der in _decoded(lines, kind):
            found = True
            yield der
    finally:
        if not isinstance(lines, list):
            lines.close()
    if not found:
        raise ValueError("no %s in it" % str(kind, "utf8"))


def _open(path):
    try:
        return open(path, "rb")
    except OSError as error:
        if hasattr(error, "filename"):
            raise
        raise OSError(error.errno, path)  # MicroPython does not say which file


def _is_der(data):
    return data[:1] == b"\x30" and b"-----BEGIN " not in data


def _decoded(lines, kind):
    begin = b"-----BEGIN "
    block = None
    for line in lines:
        line = line.strip()
        if line.startswith(begin):
            # "EC PRIVATE KEY" is a PRIVATE KEY; "CERTIFICATE REQUEST" is not a CERTIFICATE.
            block = [] if (b" " + line[len(begin) :]).endswith(b" " + kind + b"-----") else None
        elif block is not None:
            if line.startswith(b"-----END "):
                yield a2b_base64(b"".join(block))
                block = None
            else:
                block.append(line)


def _key(source):
    """Return the key as DER, or as PEM if it has a password."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        data = bytes(source)
    else:
        with _open(source) as file:
            data = file.read()
    if b"ENCRYPTED" in data:
        return data
    for der in blocks(data, b"PRIVATE KEY"):
        return der


# ---- DER


def in_order(chain, public):
    """Sort the chain: our own certificate first, each followed by its issuer. public: bytes that
    identify our own; None: it is the one that signed no other. False: it is not in the chain."""
    own = [der for der in chain if public in der] if public else _leaves(chain)
    if not own:
        return False
    rest = [der for der in chain if der != own[0]]
    chain[:] = own[:1]
    while rest:
        issuer = names(chain[-1])[0]
        found = [der for der in rest if names(der)[1] == issuer]
        chain.append(found[0] if found else rest[0])
        rest.remove(chain[-1])
    return True


def _leaves(chain):
    issuers = [names(der)[0] for der in chain]
    return [der for der in chain if issuers.count(names(der)[1]) == 0] or chain


def names(der):
    """Return (issuer, subject) of a certificate. ValueError: not a certificate."""
    try:
        certificate = _parts(der, 0, len(der))[0]
        signed = _parts(der, certificate[1], certificate[2])[0]
        parts = _parts(der, signed[1], signed[2])
        if parts[0][0] == _VERSION:
            parts.pop(0)
        issuer, subject = parts[2], parts[4]
    except IndexError:
        raise ValueError("not a certificate")
    return der[issuer[1] : issuer[2]], der[subject[1] : subject[2]]


def _public(der):
    """Return bytes of a private key that its certificate also contains: the modulus of RSA, one
    coordinate of EC. None: there are none, or the key is of another kind."""
    try:
        key = _parts(der, 0, len(der))[0]
        parts = _parts(der, key[1], key[2])
        tags = [part[0] for part in parts]
        if tags[:3] == [_INTEGER, _SEQUENCE, _OCTETS]:  # wrapped in PKCS#8
            return _public(der[parts[2][1] : parts[2][2]])
        if tags[:3] == [_INTEGER] * 3:
            return der[parts[1][1] : parts[1][2]]
        if tags[:2] == [_INTEGER, _OCTETS] and _PUBLIC in tags:
            part = parts[tags.index(_PUBLIC)]
            _, start, end = _parts(der, part[1], part[2])[0]
            # Skip the number of unused bits, and the 4 that means both coordinates.
            return der[start + 2 : start + 2 + (end - start - 2) // 2]
    except IndexError:
        pass
    return None


def _parts(der, at, end):
    """Return [tag, start, end] of each part of der[at:end]. IndexError: truncated."""
    found = []
    while at < end:
        tag, size = der[at], der[at + 1]
        at += 2
        if size > 127:
            size, at = int.from_bytes(der[at : at + size - 128], "big"), at + size - 128
        if at + size > end:
            raise IndexError
        found.append((tag, at, at + size))
        at += size
    return found
