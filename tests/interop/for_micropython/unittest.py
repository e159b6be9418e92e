"""As much of unittest as microdot's own tests use, for MicroPython, which has none built in."""


class SkipTest(Exception):
    pass


class _Raises:
    def __init__(self, kind):
        self.kind = kind

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            raise AssertionError("raised no " + self.kind.__name__)
        self.exception = error
        return issubclass(kind, self.kind)


class TestCase:
    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def assertEqual(self, a, b):
        assert a == b, "%r is not %r" % (a, b)

    def assertIsNone(self, a):
        assert a is None, "%r is not None" % (a,)

    def assertIn(self, a, b):
        assert a in b, "%r is not in %r" % (a, b)

    def assertTrue(self, a):
        assert a, "%r is not true" % (a,)

    def assertFalse(self, a):
        assert not a, "%r is true" % (a,)

    def assertRaises(self, kind, function=None, *args):
        raises = _Raises(kind)
        if function is None:
            return raises
        with raises:
            function(*args)
        return None


def skip(reason):
    def decorate(function):
        def skipped(*args):
            raise SkipTest(reason)

        return skipped

    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda function: function


def skipUnless(condition, reason):
    return skipIf(not condition, reason)
