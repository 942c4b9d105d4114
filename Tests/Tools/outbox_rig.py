"""What the rigs share that disturb the program while it sends: a sink with PIPELINING, and a store with mails."""
import collections
import os
import signal
import socket
import sqlite3
import subprocess
import threading

environment = {"HOME": "/nonexistent", "PATH": os.environ.get("PATH", ""), "SWIFT_BACKTRACE": "enable=no"}
if "LD_LIBRARY_PATH" in os.environ:
    environment["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]


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


def make(program, folder, port, mails):
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
        for number in range(mails):
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
