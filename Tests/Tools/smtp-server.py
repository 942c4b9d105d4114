"""A mail server on loopback for the tests: STARTTLS and AUTH required, one Maildir. Prints its port when it listens.

usage: smtp-server.py CERTIFICATE KEY MAILDIR
"""
import asyncio
import ssl
import sys

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP, AuthResult

certificate, key, maildir = sys.argv[1:4]
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(certificate, key)


def authenticate(server, session, envelope, mechanism, data):
    right = (data.login, data.password) == (b"mia", b"secret word")
    return AuthResult(success=right, handled=right)


async def main():
    handler = Mailbox(maildir)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(
            handler, hostname="localhost", tls_context=context, require_starttls=True, auth_required=True,
            authenticator=authenticate, enable_SMTPUTF8=True,
        ),
        "127.0.0.1", 0,
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
