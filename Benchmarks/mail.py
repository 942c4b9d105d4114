"""Sends 2 KiB mails side by side: mail-benchmark, smtp-source, smtplib, curl and msmtp; prints a table.

usage: mail.py MAIL-BENCHMARK [ROUNDS]

All in one run, taking turns, since other programs on the computer slow down whoever runs at that moment; the medians of
the rounds are compared. The sink is Postfix's smtp-sink; where TLS or a delay is wanted a sink or a line in this file.
"""
import os
import resource
import shutil
import smtplib
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time

program = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
folder = tempfile.mkdtemp(prefix="rescind-mail-benchmark-")
TEXT = "\n".join(["Hello, I placed this order by mistake, and it has not been shipped yet."] * 25)
MAIL = f"From: mia@example.test\r\nTo: seller@example.test\r\nSubject: Order\r\n\r\n{TEXT}\r\n".replace("\n", "\r\n")
MAIL = MAIL.replace("\r\r", "\r")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Sink(threading.Thread):
    """Takes mail as fast as Python can: whole chunks, no line by line; with STARTTLS, or slow to answer a message."""

    def __init__(self, delay=0.0, certificate=None):
        super().__init__(daemon=True)
        self.delay = delay
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificate, certificate.replace("certificate", "key"))
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.start()

    def run(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.sendall(b"220 sink\r\n")
        buffer, is_body = b"", False
        offers = b"250-sink\r\n250-STARTTLS\r\n250 PIPELINING\r\n" if self.context else b"250-sink\r\n250 PIPELINING\r\n"
        try:
            while True:
                chunk = connection.recv(65536)
                if not chunk:
                    return
                buffer += chunk
                answers = b""
                while True:
                    if is_body:
                        end = buffer.find(b"\r\n.\r\n")
                        if end < 0:
                            break
                        buffer, is_body = buffer[end + 5:], False
                        if self.delay:
                            time.sleep(self.delay)
                        answers += b"250 ok\r\n"
                        continue
                    end = buffer.find(b"\r\n")
                    if end < 0:
                        break
                    verb, buffer = buffer[:4], buffer[end + 2:]
                    if verb == b"DATA":
                        is_body = True
                        answers += b"354 go on\r\n"
                    elif verb == b"EHLO":
                        answers += offers
                    elif verb == b"STAR":
                        connection.sendall(b"220 go on\r\n")
                        connection = self.context.wrap_socket(connection, server_side=True)
                        offers = b"250-sink\r\n250 PIPELINING\r\n"
                    elif verb == b"QUIT":
                        return
                    else:
                        answers += b"250 ok\r\n"
                if answers:
                    connection.sendall(answers)
        except OSError:
            pass
        finally:
            connection.close()


class SlowLine(threading.Thread):
    """A line on which every byte takes a while, in both directions."""

    def __init__(self, port, delay):
        super().__init__(daemon=True)
        self.target, self.delay = port, delay
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.start()

    def run(self):
        while True:
            here, _ = self.listener.accept()
            there = socket.create_connection(("127.0.0.1", self.target))
            for source, target in ((here, there), (there, here)):
                source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self.carry, args=(source, target), daemon=True).start()

    def carry(self, source, target):
        import queue
        line = queue.Queue()

        def deliver():
            while (item := line.get()) is not None:
                due, chunk = item
                time.sleep(max(0, due - time.monotonic()))
                try:
                    target.sendall(chunk)
                except OSError:
                    return
            try:
                target.shutdown(socket.SHUT_WR)
            except OSError:
                pass

        threading.Thread(target=deliver, daemon=True).start()
        try:
            while chunk := source.recv(65536):
                line.put((time.monotonic() + self.delay, chunk))
        except OSError:
            pass
        line.put(None)


def run(*arguments, **options):
    """Runs a program; elapsed seconds and processor seconds of it and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run([str(one) for one in arguments], check=True, stdout=subprocess.DEVNULL, **options)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ours(port, count, connections=1, certificate=None):
    """Writes, encodes and sends each mail; the whole process counts."""
    return run(program, port, count, connections, *([certificate] if certificate else []))


def stored(port, count, connections=1, certificate=None):
    """Sends mails that are there, as from the outbox, whose writing and the process's start do not count."""
    said = subprocess.run([program, str(port), str(count), str(connections), certificate or "-", "built"], check=True,
                          capture_output=True, text=True).stdout
    wall, cpu = said.split()
    return float(wall), float(cpu)


def source(port, count, connections=1):
    return run("smtp-source", "-d", "-s", connections, "-m", count, "-l", 2048, f"127.0.0.1:{port}")


def python(port, count):
    cpu, start = time.process_time(), time.monotonic()
    with smtplib.SMTP("127.0.0.1", port) as client:
        for _ in range(count):
            client.sendmail("mia@example.test", ["seller@example.test"], MAIL)
    return time.monotonic() - start, time.process_time() - cpu


def each(count, *arguments):
    file = folder + "/mail"
    with open(file, "w", newline="") as out:
        out.write(MAIL)
    wall = cpu = 0.0
    for _ in range(count):
        with open(file) as mail:
            cost = run(*arguments, stdin=mail)
        wall, cpu = wall + cost[0], cpu + cost[1]
    return wall, cpu


def curl(port, count):
    return each(count, "curl", "-s", f"smtp://127.0.0.1:{port}", "--mail-from", "mia@example.test",
                "--mail-rcpt", "seller@example.test", "-T", "-")


def msmtp(port, count):
    return each(count, "msmtp", "--host=127.0.0.1", f"--port={port}", "--auth=off", "--tls=off",
                "--from=mia@example.test", "seller@example.test")


def table(title, entries):
    """Takes turns, then prints medians: name, mails a second, ratio to the first, processor time a mail."""
    costs = {name: [] for name, _, _ in entries}
    for _ in range(rounds):
        for name, count, action in entries:
            wall, cpu = action(count)
            costs[name].append((wall / count, cpu / count))
    print(f"\n{title}\n")
    print(f"{'':44}{'mails/s':>10}{'ratio':>8}{'cpu us/mail':>13}{'cpu ratio':>11}")
    base = None
    for name, _, _ in entries:
        wall = statistics.median(one[0] for one in costs[name])
        cpu = statistics.median(one[1] for one in costs[name])
        base = base or (wall, cpu)
        print(f"{name:44}{1 / wall:>10.0f}{base[0] / wall:>8.2f}{cpu * 1e6:>13.1f}{cpu / base[1]:>11.2f}")


def main():
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", folder + "/key.pem", "-out",
         folder + "/certificate.pem"], check=True, stderr=subprocess.DEVNULL)
    port = free_port()
    user = ["-u", "nobody"] if os.getuid() == 0 else []
    sink = subprocess.Popen(["smtp-sink", *user, f"127.0.0.1:{port}", "1000"], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.05)
        secure = Sink(certificate=folder + "/certificate.pem")
        entries = [
            ("smtp-source, 1 connection", 5000, lambda n: source(port, n)),
            ("Rescind, 1 connection", 5000, lambda n: stored(port, n)),
            ("Rescind, 1 connection, writing each mail", 5000, lambda n: ours(port, n)),
            ("Rescind, 1 connection, STARTTLS", 5000, lambda n: stored(secure.port, n, 1, secure_certificate())),
            ("Python's smtplib, 1 connection", 2000, lambda n: python(port, n)),
            ("curl, a process a mail", 20, lambda n: curl(port, n)),
        ]
        if shutil.which("msmtp"):
            entries.append(("msmtp, a process a mail", 20, lambda n: msmtp(port, n)))
        table("2 KiB mails on loopback", entries)
        far = SlowLine(port, 0.005)
        table("2 KiB mails, 10 ms round trip", [
            ("smtp-source, 1 connection", 50, lambda n: source(far.port, n)),
            ("Rescind, 1 connection", 200, lambda n: ours(far.port, n)),
            ("Rescind, 8 connections", 800, lambda n: ours(far.port, n, 8)),
        ])
        late = Sink(delay=0.1)
        table("2 KiB mails, 100 ms until a message is answered", [
            ("Rescind, 1 connection", 20, lambda n: ours(late.port, n)),
            ("Rescind, 8 connections", 160, lambda n: ours(late.port, n, 8)),
        ])
    finally:
        sink.terminate()
        sink.wait()
        shutil.rmtree(folder)


def secure_certificate():
    return folder + "/certificate.pem"


main()
