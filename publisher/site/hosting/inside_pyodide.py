"""What of other people's work is inside the files of Pyodide. Its npm package names none of it, and brings no texts.

The list was made from Pyodide's source (`Makefile.envs`, `cpython/Makefile`, `cpython/Setup.local`, `emsdk/`), that of
the Emscripten it names (`tools/ports/`, `system/lib/`), and CPython's own list ("Licenses and Acknowledgements for
Incorporated Software"). `make audit` holds it to the files themselves: tests/audit/inside.py.
"""

from __future__ import annotations

from dataclasses import dataclass

LOOKED_AT = "0.29.5"
"""The version of Pyodide for which the list was made."""

WASM = "pyodide.asm.wasm"
SCRIPT = "pyodide.asm.js"
LIBRARY = "python_stdlib.zip"

_LLVM = "Apache-2.0 WITH LLVM-exception"
_OF_LLVM = "https://github.com/llvm/llvm-project"
_OF_CPYTHON = "https://github.com/python/cpython"


@dataclass(frozen=True, slots=True)
class Inside:
    """Something inside a file of Pyodide.

    licence: an identifier or an expression of SPDX. Where the work is under either of two, it is the one we take.
    text: its file in `licence_texts`; none where the licence asks for none.
    shown_by: what only a file has that it is in, with its version where the file says it.
    """

    name: str
    version: str
    licence: str
    source: str
    text: str
    shown_by: tuple[bytes, ...]
    file: str = WASM


INSIDE = (
    # What Emscripten links: its own ports, and its C and C++ libraries.
    Inside("zlib", "1.3.1", "Zlib", "https://github.com/madler/zlib", "zlib", (b" inflate 1.3.1 Copyright",)),
    Inside(
        "bzip2",
        "1.0.6",
        "bzip2-1.0.6",
        "https://github.com/emscripten-ports/bzip2",
        "bzip2",
        (b"1.0.6, 6-Sept-2010",),
    ),
    Inside(
        "Emscripten",
        "4.0.9",
        "MIT",
        "https://github.com/emscripten-core/emscripten",
        "Emscripten",
        (b"\x004.0.9\x00", b"emscripten_promise_create"),
    ),
    Inside("musl", "1.2.5", "MIT", "https://git.musl-libc.org/cgit/musl", "musl", (b"\x00No error information\x00",)),
    Inside("dlmalloc", "2.8.6", "CC0-1.0", "https://gee.cs.oswego.edu/pub/misc/", "", (b"malloc_max_footprint",)),
    Inside("libc++", "19.1.6", _LLVM, _OF_LLVM, "LLVM", (b"_ZNSt3__2",)),
    Inside("libc++abi", "19.1.6", _LLVM, _OF_LLVM, "LLVM", (b"__cxa_throw",)),
    Inside("libunwind", "20.1.4", _LLVM, _OF_LLVM, "LLVM", (b"_Unwind_RaiseException",)),
    Inside("compiler-rt", "19.1.6", _LLVM, _OF_LLVM, "LLVM", (b"__divti3",)),
    Inside(
        "MiniLZ4",
        "as in Emscripten 4.0.9",
        "MIT",
        "https://github.com/pierrec/node-lz4",
        "MiniLZ4",
        (b"LZ4.codec.uncompress",),
        SCRIPT,
    ),
    # What Pyodide builds beside CPython.
    Inside(
        "libffi",
        "3.4.4 and 24 changes, to f08493d249d2",
        "MIT",
        "https://github.com/libffi/libffi",
        "libffi",
        (b"ffi_prep_cif_var",),
    ),
    Inside(
        "hiwire", "6a1e67280a15", "MPL-2.0", "https://github.com/pyodide/hiwire", "MPL-2.0", (b"hiwire_invalid_ref",)
    ),
    Inside(
        "stackframe and error-stack-parser",
        "as in Pyodide",
        "MIT",
        "https://github.com/stacktracejs/stackframe",
        "stackframe",
        (b"ErrorStackParser",),
        SCRIPT,
    ),
    # What CPython brings with it.
    Inside("libexpat", "2.6.4", "MIT", "https://github.com/libexpat/libexpat", "expat", (b"expat_2.6.4",)),
    Inside(
        "libmpdec",
        "2.5.1",
        "BSD-2-Clause",
        "https://www.bytereef.org/mpdecimal/",
        "libmpdec",
        (b"\x002.5.1\x00", b"libmpdec: internal error"),
    ),
    Inside(
        "HACL*",
        "bb3d0dc8d9d1",
        "MIT AND Apache-2.0",
        "https://github.com/hacl-star/hacl-star",
        "HACL",
        (b"Hacl_Hash_SHA3.c",),
    ),
    Inside(
        "BLAKE2",
        "as in libb2 0.98.1",
        "CC0-1.0",
        "https://github.com/BLAKE2/libb2",
        "",
        (b"_blake2.blake2b", b"_blake2.blake2s"),
    ),
    Inside(
        "mimalloc",
        "2.1.2",
        "MIT",
        "https://github.com/microsoft/mimalloc",
        "mimalloc",
        (b"mimalloc: error: ",),
    ),
    Inside("Mersenne Twister", "as in CPython", "BSD-3-Clause", _OF_CPYTHON, "Mersenne-Twister", (b"PyInit__random",)),
    # It has no words of its own. This is what calls it.
    Inside("dtoa.c by David M. Gay", "as in CPython", "dtoa", _OF_CPYTHON, "dtoa", (b"PyOS_double_to_string",)),
    Inside("cfuhash", "as in CPython", "BSD-3-Clause", _OF_CPYTHON, "cfuhash", (b"_Py_hashtable_new_full",)),
    Inside(
        "Unicode Character Database",
        "15.1.0",
        "Unicode-3.0",
        "https://www.unicode.org/Public/15.1.0/ucd/",
        "Unicode-3.0",
        (b"UnicodeData File Format 15.1.0",),
    ),
    Inside(
        "uvloop",
        "0.16.0",
        "MIT",
        "https://github.com/MagicStack/uvloop",
        "uvloop",
        (b"asyncio/constants.py",),
        LIBRARY,
    ),
)
