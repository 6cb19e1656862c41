"""Start a program in a pseudo-terminal, with nothing but the standard library, so that any environment's Python can.

starts.py PROGRAM                     exit 0 where the reader shows the sample articles within a minute and `q` ends it with 0
starts.py --ends PROGRAM [WORD…]      exit 0 where the program ends with 0 within two minutes; prints what it wrote
"""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence

SHOWN = b"SSAMESA"
"""A name in Latin letters in the sample article that the reader opens first."""


def spawn(words: Sequence[str]) -> tuple[int, int]:
    """The child's id and the terminal that it writes to."""
    child, terminal = pty.fork()
    if child == 0:
        # Of another terminal (importing `readline` exports them): this one has a size of its own.
        os.execve(
            words[0],
            list(words),
            {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
        )
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    return child, terminal


def read_until(terminal: int, enough: Callable[[bytes], bool], seconds: float) -> bytes:
    """What was written until `enough`, the end, or so many seconds have passed."""
    written, last = b"", time.monotonic() + seconds
    while not enough(written) and (left := last - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            try:
                data = os.read(terminal, 1 << 16)
            except OSError:
                break  # Linux says the end of a pty so
            if not data:
                break
            written += data
    return written


def code_of(child: int) -> int:
    """The exit code of a child that was told to end, or is killed a little later."""
    last = time.monotonic() + 20
    while time.monotonic() < last:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return -9


def main(words: list[str]) -> int:
    if words[0] == "--ends":
        child, terminal = spawn(words[1:])
        sys.stdout.buffer.write(read_until(terminal, lambda written: False, 120))
        return code_of(child)
    with tempfile.TemporaryDirectory() as own:
        # Who has used the reader on this machine finds it where it was left, which may be another article.
        os.environ |= {"MOU_TUI_DATA_DIR": f"{own}/data", "MOU_TUI_CACHE_DIR": f"{own}/cache", "XDG_CONFIG_HOME": own}
        return read_samples(words)


def read_samples(words: list[str]) -> int:
    """Whether the reader shows the samples and ends when it is told to, as an exit code."""
    child, terminal = spawn(words)
    written = read_until(terminal, lambda written: SHOWN in written, 60)
    if SHOWN not in written:
        text = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b" ", written)
        print("the reader does not show the samples: ", b" ".join(text.split()).decode(errors="replace")[:300])
        os.kill(child, 15)
        code_of(child)
        return 1
    os.write(terminal, b"q")
    read_until(terminal, lambda written: False, 20)
    return code_of(child)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
