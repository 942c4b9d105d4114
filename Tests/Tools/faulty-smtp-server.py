"""A mail server on loopback that fails where it is told to; prints its port when it listens.

usage: faulty-smtp-server.py CERTIFICATE KEY LOG [DELAY]

Each line on standard input sets what it does, and is answered with a line:
    PHASE FAULT MAIL PIPELINING    fail in that phase of the MAILth mail (from 1); PHASE none for never;
                                   PIPELINING is yes or no
    accepted                       the Message-IDs that it took, in order, as JSON

Every message it takes is in LOG, on disk, before its 250 leaves: one JSON object a line. DELAY is how long it takes
for the answer to a message, in seconds.
"""
import base64
import json
import os
import socket
import ssl
import sys
import threading
import time

certificate, key, log = sys.argv[1:4]
delay = float(sys.argv[4]) if len(sys.argv) > 4 else 0.0
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
if certificate != "-":
    context.load_cert_chain(certificate, key)
plan = {"phase": "none", "fault": "none", "mail": 1, "pipelining": True}
accepted = []
lock = threading.Lock()
file = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)


class Over(Exception):
    pass


class Dialogue:
    def __init__(self, connection):
        self.connection = connection
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        self.isTLS = False
        self.mail = 0

    def line(self):
        while b"\n" not in self.buffer:
            chunk = self.connection.recv(65536)
            if not chunk:
                raise Over
            self.buffer += chunk
        one, self.buffer = self.buffer.split(b"\n", 1)
        return one + b"\n"

    def say(self, phase, text):
        """Answers, or fails if it is the time to."""
        isTime = plan["phase"] == phase and (self.mail in (0, plan["mail"]) or phase == "next")
        fault = plan["fault"] if isTime else "none"
        lines = text.encode() + b"\r\n"
        if fault == "close":
            raise Over
        elif fault == "4xx":
            lines = b"451 4.3.0 later\r\n"
        elif fault == "5xx":
            lines = b"554 5.7.1 never\r\n"
        elif fault == "421":
            self.connection.sendall(b"421 4.3.2 shutting down\r\n")
            raise Over
        elif fault == "garbage":
            lines = b"\x00\xffHTTP/1.1 400 what?\r\n"
        elif fault == "long":
            lines = lines[:3] + b" " + b"x" * 70000 + b"\r\n"
        elif fault == "silence":
            self.stay_silent()
        elif fault == "slow":
            for byte in lines:
                self.connection.sendall(bytes([byte]))
                time.sleep(0.002)
            return True
        elif fault == "injected":
            lines += b"250 2.0.0 injected\r\n" * 3
        self.connection.sendall(lines)
        return fault not in ("4xx", "5xx")

    def stay_silent(self):
        """Says nothing more until the client has gone."""
        while self.connection.recv(65536):
            pass
        raise Over

    def run(self):
        self.say("greeting", "220 faulty")
        hasRecipient = False
        while True:
            line = self.line()
            verb = line[:4].upper()
            if verb in (b"EHLO", b"HELO"):
                offers = ["PIPELINING"] if plan["pipelining"] else []
                offers += ["AUTH PLAIN LOGIN", "SIZE 1000000"] if self.isTLS or certificate == "-" else []
                offers += [] if self.isTLS or certificate == "-" or plan["fault"] == "stripped" else ["STARTTLS"]
                text = "\r\n".join(["250-faulty"] + ["250-" + one for one in offers] + ["250 8BITMIME"])
                self.say("ehlo-tls" if self.isTLS else "ehlo", text)
            elif verb == b"STAR":
                if self.say("starttls", "220 go on"):
                    self.connection = context.wrap_socket(self.connection, server_side=True)
                    self.buffer, self.isTLS = b"", True
            elif verb == b"AUTH":
                if len(line.split()) < 3:
                    self.connection.sendall(b"334 \r\n")
                    line = b"AUTH PLAIN " + self.line()
                right = base64.b64decode(line.split()[2]) == b"\0mia\0secret word"
                self.say("auth", "235 2.7.0 welcome" if right else "535 5.7.8 no")
            elif verb == b"MAIL":
                self.mail += 1
                hasRecipient = False
                isOpen = self.say("mail", "250 2.1.0 ok")
            elif verb == b"RCPT":
                if not isOpen:
                    self.connection.sendall(b"503 5.5.1 no sender\r\n")
                    continue
                hasRecipient = self.say("recipient", "250 2.1.5 ok")
            elif verb == b"DATA":
                if not hasRecipient:
                    self.connection.sendall(b"503 5.5.1 no recipient\r\n")
                elif self.say("data", "354 go on"):
                    self.body()
            elif verb == b"QUIT":
                self.connection.sendall(b"221 bye\r\n")
                raise Over
            else:
                self.connection.sendall(b"250 ok\r\n")

    def body(self):
        if plan["phase"] == "body" and self.mail == plan["mail"]:
            self.line()
            if plan["fault"] == "silence":
                self.stay_silent()
            raise Over
        lines = []
        while (line := self.line()) != b".\r\n":
            lines.append(line)
        isRefused = plan["phase"] == "final" and self.mail == plan["mail"] and plan["fault"] in ("4xx", "5xx", "421")
        if delay:
            time.sleep(delay)
        if not isRefused:
            name = next(one for one in lines if one.lower().startswith(b"message-id:"))
            name = name.split(b":", 1)[1].strip().strip(b"<>").decode()
            message = b"".join(one[1:] if one.startswith(b".") else one for one in lines)
            with lock:
                accepted.append(name)
                os.write(file, (json.dumps({"id": name, "data": base64.b64encode(message).decode()}) + "\n").encode())
                os.fsync(file)
        self.say("final", "250 2.0.0 queued")


def serve(connection):
    dialogue = Dialogue(connection)
    try:
        dialogue.run()
    except (Over, OSError, ssl.SSLError):
        pass
    finally:
        try:
            dialogue.connection.close()
        except OSError:
            pass


def listen(server):
    while True:
        connection, _ = server.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


server = socket.create_server(("127.0.0.1", 0), backlog=64)
print(server.getsockname()[1], flush=True)
threading.Thread(target=listen, args=(server,), daemon=True).start()
for line in sys.stdin:
    if line.strip() == "accepted":
        with lock:
            print(json.dumps(accepted), flush=True)
        continue
    phase, fault, mail, pipelining = line.split()
    plan.update(phase=phase, fault=fault, mail=int(mail), pipelining=pipelining == "yes")
    print("ok", flush=True)
