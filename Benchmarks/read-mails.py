#!/usr/bin/env python3
"""How many mails Python's email package reads in a second of processor time: read-mails.py FOLDER.

As much as `IncomingMessage` at its depth `parts`: header fields, the text, the names and sizes of attachments.
"""
import email
import email.policy
import pathlib
import statistics
import sys
import time

DURATION, ROUNDS = 1.0, 3


def read(raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    length = 0
    for field in ("subject", "from", "to", "date", "message-id", "in-reply-to", "references"):
        try:
            length += len(str(message[field]))
        except Exception:  # the package raises on some broken fields
            pass
    try:
        body = message.get_body(("plain", "html"))
        length += len(body.get_content()) if body else 0
        for part in message.iter_attachments():
            length += len(part.get_filename() or "") + len(part.get_payload(decode=True) or b"")
    except Exception:
        pass
    return length


def rate(mails):
    start = now = time.process_time()
    count = 0
    while now - start < DURATION:
        for raw in mails:
            read(raw)
        count += len(mails)
        now = time.process_time()
    return count / (now - start)


mails = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.eml"))]
print(f"{'Python email, parts':28} {statistics.median(rate(mails) for _ in range(ROUNDS)):.0f}")
