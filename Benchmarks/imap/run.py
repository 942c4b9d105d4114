"""Reads the same mailbox of a Dovecot on loopback with our reader and with imaplib, by turns, and prints both.

run.py IMAP-BENCHMARK; one warm-up, then nine rounds of each; the middle of the nine counts, and the ratio is the middle of
the nine ratios, since other programs run on the same machine.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile

MAILS, ROUNDS = 10_000, 9
here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
readers = {
    "Rescind": [sys.argv[1]],
    "imaplib": [sys.executable, os.path.join(here, "imaplib-fetch.py")],
}


def deliver(folder):
    body = "What a seller writes, line by line, sixty-odd characters in each.\n" * 27
    for number in range(MAILS):
        with open(os.path.join(folder, f"{1_700_000_000 + number}.{number}.bench"), "w") as file:
            file.write(f"From: lin{number}@shop.example\nTo: mia@example.test\nSubject: Order {number}\n"
                       f"Date: Tue, 03 Mar 2026 10:00:00 +0800\nMessage-ID: <{number}@shop.example>\n\n{body}")


def measure(reader, port, security, certificates):
    out = subprocess.run([*readers[reader], str(port), security, certificates], check=True, capture_output=True).stdout
    result = json.loads(out)
    assert result["mails"] == MAILS, result
    return result


with tempfile.TemporaryDirectory() as folder:
    os.chmod(folder, 0o755)
    server = subprocess.Popen([sys.executable, os.path.join(root, "Tests/Tools/imap-server.py"), folder],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        ports = json.loads(server.stdout.readline())
        deliver(os.path.join(folder, "mail/mia/new"))
        print(f"{MAILS} mails of 2 KB, batches of 50, from login to logout; the middle of {ROUNDS} rounds")
        for security, port in (("none", ports["imap"]), ("tls", ports["imaps"])):
            for reader in readers:
                measure(reader, port, security, ports["ca"])
            rounds = [{reader: measure(reader, port, security, ports["ca"]) for reader in readers}
                      for _ in range(ROUNDS)]
            bytes_read = {reader: rounds[0][reader]["bytes"] for reader in readers}
            assert len(set(bytes_read.values())) == 1, bytes_read
            for reader in readers:
                rate = statistics.median(MAILS / round[reader]["seconds"] for round in rounds)
                cpu = statistics.median(round[reader]["cpu"] / MAILS * 1e6 for round in rounds)
                print(f"{security:5} {reader:8} {rate:8.0f} mails/s {cpu:6.1f} us of the processor a mail")
            ratio = statistics.median(round["imaplib"]["seconds"] / round["Rescind"]["seconds"] for round in rounds)
            print(f"{security:5} ratio    {ratio:8.2f}")
    finally:
        server.stdin.close()
        server.wait()
