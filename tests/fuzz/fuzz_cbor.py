#!/usr/bin/env python3
"""Coverage-guided fuzzing of the CBOR decoder against cbor2. Optional: needs atheris (PyPI).

    python tests/fuzz/fuzz_cbor.py -max_total_time=300 [build/corpus]

with PYTHONPATH=lib:ports/cpython:tests/fuzz, or in build/venv. Ends with the input that fails.
"""

import sys

import atheris

with atheris.instrument_imports(include=["net.cbor"]):
    import net.cbor.decoder
    import net.cbor.decoder_more
    import net.cbor.floats  # noqa: F401

import cbor_oracle

atheris.Setup(sys.argv, cbor_oracle.check)
atheris.Fuzz()
