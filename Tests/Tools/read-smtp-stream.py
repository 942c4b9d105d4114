"""Reads what a client sends to a mail server, as a server does, and says what is not as it should be.

One JSON object a line comes in: {"stream", "message"} in Base64, {"sender", "recipient"}. One line goes out: a JSON list of
what is wrong. The stream must be one mail with one recipient and nothing behind it, for strict servers and for those that
take a lone CR or LF for the end of a line; the message, dots taken out, must be the one that was stored, with no field but
those of the program, each once.
"""
import base64
import email
import email.utils
import json
import re
import sys

FIELDS = {
    "date", "from", "to", "subject", "message-id", "in-reply-to", "references", "auto-submitted", "mime-version",
    "content-type", "content-transfer-encoding",
}


def faults(stream, message, sender, recipient):
    found = []
    if re.search(rb"(?<!\r)\n|\r(?!\n)|\0", stream):
        found.append("a lone CR or LF, or a NUL")
    commands, separator, rest = stream.partition(b"\r\nDATA\r\n")
    lines = commands.split(b"\r\n")
    if not separator or len(lines) != 2:
        return found + [f"the commands are {lines}"]
    for line, verb, address in zip(lines, ("MAIL FROM", "RCPT TO"), (sender, recipient)):
        start = f"{verb}:<{address}>"
        if line != start.encode() and not line.startswith(start.encode() + b" "):
            found.append(f"{line} is not {start}")
        if re.search(rb"[^\x20-\x7e]", line) and address.isascii():
            found.append(f"{line} is not plain")
    body, separator, behind = (b"\r\n" + rest).partition(b"\r\n.\r\n")
    if not separator or behind:
        found.append(f"behind the final dot: {behind[:60]}")
    body = re.sub(rb"\r\n\.", b"\r\n", body)[2:] + b"\r\n"
    if body != message:
        found.append("the message is not the one that was stored")
    if max(map(len, body.split(b"\r\n"))) > 998:
        found.append("a line of more than 998 characters")
    mail = email.message_from_bytes(body)
    names = [name.lower() for name in mail.keys()]
    if not FIELDS.issuperset(names) or len(set(names)) != len(names):
        found.append(f"the fields are {names}")
    if [defect for part in mail.walk() for defect in part.defects]:
        found.append("defects")
    for field, address in (("from", sender), ("to", recipient)):
        addresses = email.utils.getaddresses(mail.get_all(field, []))
        if address.isascii() and [one for _, one in addresses] != [address]:
            found.append(f"{field} is {addresses}")
    return found


for line in sys.stdin:
    item = json.loads(line)
    stream, message = (base64.b64decode(item[name]) for name in ("stream", "message"))
    print(json.dumps(faults(stream, message, item["sender"], item["recipient"])), flush=False)
