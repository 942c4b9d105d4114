"""What imap-benchmark does, with Python's imaplib: imaplib-fetch.py PORT none|tls CERTIFICATES"""
import imaplib
import json
import resource
import ssl
import sys
import time

port, security, certificates = int(sys.argv[1]), sys.argv[2], sys.argv[3]
start = time.monotonic()
if security == "tls":
    client = imaplib.IMAP4_SSL("localhost", port, ssl_context=ssl.create_default_context(cafile=certificates))
else:
    client = imaplib.IMAP4("localhost", port)
client.login("mia", "secret word")
client.select("INBOX", readonly=True)
uids = client.uid("SEARCH", None, "UID 1:*")[1][0].split()
mails = size = 0
for first in range(0, len(uids), 50):
    batch = uids[first : first + 50]
    for part in client.uid("FETCH", b",".join(batch).decode(), "(UID FLAGS BODY.PEEK[])")[1]:
        if isinstance(part, tuple):
            mails += 1
            size += len(part[1])
client.logout()
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"mails": mails, "bytes": size, "seconds": time.monotonic() - start,
                  "cpu": usage.ru_utime + usage.ru_stime}))
