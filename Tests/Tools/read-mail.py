"""Reads mails, one Base64 a line, with Python's own parser, and prints what it found, one JSON object a line."""
import base64
import email
import email.policy
import json
import sys

for line in sys.stdin:
    data = base64.b64decode(line)
    mail = email.message_from_bytes(data, policy=email.policy.default)
    parts = [part for part in mail.walk() if not part.is_multipart()]
    raw = data.split(b"\r\n")
    print(json.dumps({
        "subject": str(mail["Subject"]),
        "from": str(mail["From"].addresses[0].addr_spec),
        "name": str(mail["From"].addresses[0].display_name),
        "to": str(mail["To"].addresses[0].addr_spec),
        "date": mail["Date"].datetime.isoformat(),
        "id": str(mail["Message-ID"]).strip(),
        "auto": str(mail["Auto-Submitted"]),
        "parts": {
            part.get_content_type(): part.get_content().replace("\r\n", "\n")
            for part in parts if not part.is_attachment()
        },
        "files": [
            {
                "name": part.get_filename(),
                "type": part.get_content_type(),
                "data": base64.b64encode(part.get_payload(decode=True)).decode(),
            }
            for part in parts if part.is_attachment()
        ],
        "reply": str(mail["In-Reply-To"]),
        "references": str(mail["References"]).split(),
        "fields": [name.lower() for name in mail.keys()],
        "defects": [repr(d) for part in mail.walk() for d in part.defects],
        "longest": max(len(one) for one in raw),
        "bare": data.replace(b"\r\n", b"").count(b"\n") + data.replace(b"\r\n", b"").count(b"\r"),
        "ascii": all(byte < 128 for byte in data),
    }), flush=True)
