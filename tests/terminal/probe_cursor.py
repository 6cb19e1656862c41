"""Runs in a terminal: prints each sample at the left edge and asks the terminal in which column its cursor then is."""

import json
import os
import re
import sys
import termios
import tty
from pathlib import Path

samples, answers = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
saved = termios.tcgetattr(0)
tty.setraw(0)
columns = []
try:
    for sample in samples:
        os.write(1, b"\r\x1b[K" + sample.encode() + b"\x1b[6n")
        reply = b""
        while not reply.endswith(b"R"):
            reply += os.read(0, 1)
        columns.append(int(re.findall(rb";(\d+)R", reply)[0]) - 1)
finally:
    termios.tcsetattr(0, termios.TCSADRAIN, saved)
answers.write_text(json.dumps(columns), encoding="utf-8")
