"""Kills the program without warning while it sends 200 mails, at seeded points, and counts what was lost or doubled.

usage: crash-outbox.py PROGRAM POINTS [SEED]

Each point is a run of its own: a fresh store with 200 mails, a kill at one of the moments of the SMTP dialogue (before a
command is answered, after it, in the middle of a body, before a message is taken, after it is taken and before it is
answered, after the answer), then an undisturbed run. Prints one JSON object; exits 1 when a mail was lost, sent twice, or
counts as sent without having been taken.
"""
import collections
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading

MAILS = 200
program, points = sys.argv[1], int(sys.argv[2])
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
generator = random.Random(seed)


class Sink:
    """A server with PIPELINING that can kill its client at the Nth moment."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.lock = threading.Lock()
        self.reset(None)
        threading.Thread(target=self.listen, daemon=True).start()

    def reset(self, fatal):
        with self.lock:
            self.taken, self.moments, self.fatal, self.client = collections.Counter(), 0, fatal, None
            self.ready = threading.Event()

    def moment(self):
        with self.lock:
            self.moments += 1
            isFatal = self.moments == self.fatal
        if isFatal:
            self.ready.wait()
            os.kill(self.client, signal.SIGKILL)
            raise OSError("the client is gone")

    def listen(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        stream = connection.makefile("rb")

        def answer(text):
            self.moment()
            connection.sendall(text)
            self.moment()

        try:
            answer(b"220 sink\r\n")
            while line := stream.readline():
                verb = line[:4].upper()
                if verb == b"EHLO":
                    answer(b"250-sink\r\n250 PIPELINING\r\n")
                elif verb == b"DATA":
                    answer(b"354 go on\r\n")
                    name, count = None, 0
                    while (line := stream.readline()) != b".\r\n":
                        if not line:
                            return
                        count += 1
                        if line.startswith(b"Message-ID:"):
                            name = line.split()[1].decode().strip("<>")
                            self.moment()
                    self.moment()
                    with self.lock:
                        self.taken[name] += 1
                    answer(b"250 queued\r\n")
                elif verb == b"QUIT":
                    return
                else:
                    answer(b"250 ok\r\n")
        except OSError:
            pass
        finally:
            connection.close()


def make(folder, port):
    """A store with the mails, made by the program itself but for the mails."""
    configuration = folder + "/config.yaml"
    with open(configuration, "w") as file:
        file.write(
            "me: { name: Mia, email: mia@example.test }\n"
            f"mail: {{ per-hour: 100000, smtp: {{ host: 127.0.0.1, port: {port}, security: none, timeout: 10 }} }}\n"
        )
    store = folder + "/template.db"
    subprocess.run([program, "outbox", "--db", store, "--config", configuration], check=True, env=environment)
    with sqlite3.connect(store) as db:
        for number in range(MAILS):
            name = f"crash.{number}@example.test"
            body = "".join(f"line {line} of a message about an order\r\n" for line in range(40))
            data = f"From: mia@example.test\r\nMessage-ID: <{name}>\r\nSubject: {number}\r\n\r\n{body}"
            db.execute(
                "INSERT INTO outbox (key, conversation, kind, sender, recipient, message_id, subject, bytes, written_at,"
                " not_before, attempts, state) VALUES (?, 1, 'seller', 'mia@example.test', 'seller@example.test', ?, ?, ?,"
                " 0, 0, 0, 'queued')",
                (f"crash/{number}", name, str(number), data.encode()),
            )
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return store, configuration


environment = {"HOME": "/nonexistent", "PATH": os.environ.get("PATH", ""), "SWIFT_BACKTRACE": "enable=no"}
if "LD_LIBRARY_PATH" in os.environ:
    environment["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
folder = tempfile.mkdtemp(prefix="rescind-crash-")
result = collections.Counter()
try:
    sink = Sink()
    template, configuration = make(folder, sink.port)
    store = folder + "/run.db"

    def send(fatal):
        sink.reset(fatal)
        child = subprocess.Popen(
            [program, "send", "--no-wait", "--db", store, "--config", configuration],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
        )
        sink.client = child.pid
        sink.ready.set()
        return child.wait(60)

    for name in ("", "-wal", "-shm"):
        if os.path.exists(template + name):
            shutil.copy(template + name, store + name)
    send(None)
    moments = sink.moments
    result["moments of an undisturbed run"] = moments
    for _ in range(points):
        for name in ("-wal", "-shm"):
            if os.path.exists(store + name):
                os.unlink(store + name)
        shutil.copy(template, store)
        result["kills"] += send(generator.randint(1, moments)) == -signal.SIGKILL
        with sqlite3.connect(store) as db:
            result["damaged"] += db.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
        db.close()
        taken = sink.taken
        send(None)
        taken += sink.taken
        with sqlite3.connect(store) as db:
            rows = db.execute("SELECT message_id, state FROM outbox").fetchall()
        db.close()
        for name, state in rows:
            result["mails"] += 1
            result["state " + state] += 1
            result["sent twice"] += taken[name] > 1
            result["lost"] += state not in ("sent", "maybeSent")
            result["sent but not taken"] += state == "sent" and taken[name] == 0
            result["in doubt, and had arrived"] += state == "maybeSent" and taken[name] == 1
finally:
    shutil.rmtree(folder)
print(json.dumps({"seed": seed, **result}))
wrong = [name for name in ("damaged", "sent twice", "lost", "sent but not taken") if result[name]]
sys.exit(1 if wrong or result["kills"] < points or result["mails"] != MAILS * points else 0)
