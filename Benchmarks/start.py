"""Measures a start: from the call of the program to its first answer, with 10,000 threads in the store.

    start.py PROGRAM ROUNDS

Prints the median, the fastest and the slowest of the rounds: wall-clock time until the answer is read from the pipe, and
processor time of the whole process, which ends after it. The first round, which reads the program from the disk, is not
counted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

THREADS = 10_000
COMMANDS = {
    "chat: /status": (["chat"], b"/status\n"),
    "show ORDER": (["show", "8140000000009999"], b""),
    "--version": (["--version"], b""),
}


def once(program, arguments, line, environment):
    """One start: seconds until the first byte of the answer, and seconds of processor time."""
    begun = time.perf_counter()
    child = subprocess.Popen(
        [program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    child.stdin.write(line)
    child.stdin.flush()
    answer = os.read(child.stdout.fileno(), 1)
    seconds = time.perf_counter() - begun
    child.stdin.close()
    while os.read(child.stdout.fileno(), 65536):
        pass
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if not answer or child.returncode != 0:
        sys.exit(f"start: {arguments} ended with {child.returncode} and {'an' if answer else 'no'} answer")
    return seconds, usage.ru_utime + usage.ru_stime


def main():
    program, rounds = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        environment = {"HOME": folder, "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        orders = "".join(f"{8140000000000000 + index},paid,by_mistake\n" for index in range(THREADS))
        subprocess.run(
            [program, "import", "-"],
            input=b"order,stage,reason\n" + orders.encode(),
            env=environment,
            check=True,
        )
        print(f"{THREADS:,} threads, {rounds} starts each; milliseconds: median (fastest, slowest)")
        print(f"{'':18}{'to the first answer':>28}{'processor time':>28}")
        for name, (arguments, line) in COMMANDS.items():
            figures = [once(program, arguments, line, environment) for _ in range(rounds + 1)][1:]
            cells = []
            for column in zip(*figures):
                values = [1000 * value for value in column]
                cells.append(f"{statistics.median(values):.1f} ({min(values):.1f}, {max(values):.1f})")
            print(f"{name:18}{cells[0]:>28}{cells[1]:>28}")


main()
