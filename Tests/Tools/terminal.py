#!/usr/bin/python3
"""A terminal for tests: runs a program on a pty and keeps its screen with pyte.

    terminal.py COLUMNSxROWS PROGRAM [ARGUMENT...]

Reads one JSON object a line, answers one a line:
  {"send": TEXT}            types
  {"wait": TEXT}            until the screen or what scrolled off it holds TEXT; {"found": BOOL}
  {"quiet": true}           until the program has said nothing for a moment
  {"screen": true}          {"screen": [ROW...]} without blanks at the ends of rows
  {"resize": [COLUMNS, ROWS]}
  {"signal": NAME}          to the program
  {"hangup": true}          takes the terminal away
  {"end": true}             waits for the program; {"status": N, "restored": BOOL, "bytes": TEXT}
"""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

import pyte

PATIENCE = 30.0


class Terminal:
    def __init__(self, columns, rows, words):
        self.master, self.slave = pty.openpty()
        self.size(columns, rows)
        self.screen = pyte.HistoryScreen(columns, rows, history=5000, ratio=0.5)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self.before = termios.tcgetattr(self.slave)
        self.child = os.fork()
        if self.child == 0:
            os.close(self.master)
            os.login_tty(self.slave) if hasattr(os, "login_tty") else self.login()
            os.execv(words[0], words)

    def login(self):
        os.setsid()
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
        for descriptor in range(3):
            os.dup2(self.slave, descriptor)

    def size(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """Takes in what the program says within some seconds; whether it said anything."""
        if self.master is None:
            return False
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.bytes += data
        self.stream.feed(data)
        return bool(data)

    def rows(self):
        return [self.row(line) for line in self.screen.history.top] + [row.rstrip() for row in self.screen.display]

    def row(self, line):
        # The cell behind a wide character is empty.
        return "".join(line[x].data for x in range(self.screen.columns)).rstrip()

    def holds(self, text):
        return text in "\n".join(self.rows()) or text in self.bytes.decode("utf-8", "replace")

    def wait(self, text):
        end = time.monotonic() + PATIENCE
        while not self.holds(text):
            if time.monotonic() > end:
                return False
            self.read(0.1)
        return True

    def quiet(self):
        while self.read(0.4):
            pass

    def answer(self, step):
        if "send" in step:
            data = step["send"].encode()
            while data:
                data = data[os.write(self.master, data):]
                self.read(0.0)
            return {}
        if "wait" in step:
            return {"found": self.wait(step["wait"])}
        if "forget" in step:
            self.bytes = b""
            self.screen.history.top.clear()
            return {}
        if "quiet" in step:
            self.quiet()
            return {}
        if "screen" in step:
            return {"screen": [row.rstrip() for row in self.screen.display], "x": self.screen.cursor.x}
        if "resize" in step:
            columns, rows = step["resize"]
            self.screen.resize(rows, columns)
            self.size(columns, rows)
            return {}
        if "signal" in step:
            os.kill(self.child, getattr(signal, "SIG" + step["signal"]))
            return {}
        if "hangup" in step:
            os.close(self.slave)
            os.close(self.master)
            self.master = self.slave = None
            return {}
        if "end" in step:
            return self.end()
        return {"error": "unknown step"}

    def end(self):
        end = time.monotonic() + PATIENCE
        while True:
            gone, status = os.waitpid(self.child, os.WNOHANG)
            if gone:
                break
            if time.monotonic() > end:
                os.kill(self.child, signal.SIGKILL)
            self.read(0.05)
        while self.read(0.05):
            pass
        restored = self.slave is None or termios.tcgetattr(self.slave) == self.before
        code = os.waitstatus_to_exitcode(status)
        return {"status": code, "restored": restored, "bytes": self.bytes.decode("utf-8", "replace")}


def main():
    columns, rows = map(int, sys.argv[1].split("x"))
    terminal = Terminal(columns, rows, sys.argv[2:])
    for line in sys.stdin:
        print(json.dumps(terminal.answer(json.loads(line))), flush=True)


main()
