"""A Postfix of its own on loopback, for tests. usage: postfix-server.py CERTIFICATE KEY

Prints the port it listens on, then answers each line of its input with one line: `wait N`, the mails that are in the
boxes once there are N of them, as JSON [{"to", "data"}]. It stops when its input ends, and leaves nothing behind.

It offers PIPELINING and STARTTLS. later@example.test is answered 450, nosuch@example.test 550; everybody else at
example.test has a box. A mail to another domain is taken and cannot be delivered: its sender gets a delivery notice.

Postfix changes between users, so it has to be root: another user becomes root in a namespace of their own, with the users
that /etc/subuid lends (newuidmap, in Debian's package uidmap).
"""
import base64
import glob
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

POSTFIX, MASTER = "/usr/sbin/postfix", "/usr/lib/postfix/sbin"
SERVICES = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
# Mail to elsewhere goes to a port on which nobody listens, and is given up at once.
SETTINGS = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = {master}
meta_directory = /etc/postfix
shlib_directory = /usr/lib/postfix
mail_owner = postfix
setgid_group = postdrop
maillog_file_prefixes = {folder}
maillog_file = {folder}/log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = example.test
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
smtpd_recipient_restrictions = check_recipient_access inline:{{
    {{ later@example.test = 450 4.2.1 try later }}, {{ nosuch@example.test = 550 5.1.1 no such user }} }},
  permit_mynetworks, reject
default_transport = smtp:[127.0.0.1]:1
maximal_queue_lifetime = 0
bounce_queue_lifetime = 0
alias_maps =
alias_database =
smtpd_client_message_rate_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {key}
smtpd_tls_security_level = may
"""


def become_root():
    """Starts this program again as root in a namespace of its own."""
    if os.environ.get("RESCIND_NAMESPACE"):
        sys.exit("postfix-server: still not root in a namespace of its own")
    if not shutil.which("newuidmap"):
        sys.exit("postfix-server: run the tests as root, or install uidmap (script/bootstrap test)")
    os.environ["RESCIND_NAMESPACE"] = "1"
    os.execvp("unshare", ["unshare", "--map-root-user", "--map-auto", sys.executable] + sys.argv)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def configure(folder, certificate, key):
    """Writes the configuration; the port."""
    port, postfix, nobody = free_port(), pwd.getpwnam("postfix"), pwd.getpwnam("nobody")
    for name in ("etc", "queue", "data", "mail"):
        (folder / name).mkdir()
    folder.chmod(0o755)
    os.chown(folder / "data", postfix.pw_uid, -1)
    os.chown(folder / "mail", nobody.pw_uid, nobody.pw_gid)
    values = dict(folder=folder, master=MASTER, uid=nobody.pw_uid, gid=nobody.pw_gid, certificate=certificate, key=key)
    (folder / "etc/main.cf").write_text(SETTINGS.format(**values))
    (folder / "etc/master.cf").write_text(SERVICES.format(port=port))
    return port


def greets(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            return connection.recv(3) == b"220"
    except OSError:
        return False


def waited(condition, seconds=60):
    for _ in range(seconds * 20):
        if condition():
            return True
        time.sleep(0.05)
    return False


def mails(folder):
    found = []
    for path in sorted(glob.glob(f"{folder}/mail/all/new/*")):
        data = pathlib.Path(path).read_bytes()
        fields = data.split(b"\n\n", 1)[0].split(b"\n")
        to = next(line[14:].decode() for line in fields if line.startswith(b"Delivered-To: "))
        found.append({"to": to, "data": base64.b64encode(data).decode()})
    return found


def main():
    if os.geteuid() != 0:
        become_root()
    # Whoever starts it may hold a stricter mask: Postfix's own user has to get into the folders.
    os.umask(0o022)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rescind-postfix-"))
    try:
        # It must be readable for Postfix, whoever owns it.
        certificate, key = (shutil.copy(path, folder) for path in sys.argv[1:3])
        port = configure(folder, certificate, key)
        started = subprocess.run([POSTFIX, "-c", folder / "etc", "start"], capture_output=True, text=True)
        try:
            if not waited(lambda: greets(port)):
                sys.exit(f"postfix-server: it did not start: {started.stdout}{started.stderr}")
            print(port, flush=True)
            for line in sys.stdin:
                count = int(line.split()[1])
                waited(lambda: len(mails(folder)) >= count)
                print(json.dumps(mails(folder)), flush=True)
        finally:
            master = folder / "queue/pid/master.pid"
            if master.exists():
                process = int(master.read_text())
                os.kill(process, signal.SIGTERM)
                waited(lambda: not os.path.exists(f"/proc/{process}"), 10)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
