"""Dovecot on loopback with its own CA and certificate: imap-server.py FOLDER

Prints one line of JSON with its ports, and runs until its standard input is closed. The user is "mia", the password
"secret word"; the mailbox is the Maildir FOLDER/mail/mia. Works as root and as any other user.
"""
import getpass
import grp
import json
import os
import socket
import subprocess
import sys
import time

folder = os.path.abspath(sys.argv[1])
user = getpass.getuser()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def openssl(*arguments):
    subprocess.run(["/usr/bin/openssl", *arguments], check=True, capture_output=True, cwd=folder)


# Its processes run as other users, whatever was masked where this was started.
os.umask(0o022)
os.chmod(folder, 0o711)
for part in ("run", "mail/mia/new", "mail/mia/cur", "mail/mia/tmp"):
    os.makedirs(os.path.join(folder, part), exist_ok=True)
openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=Test CA", "-keyout", "ca.key",
        "-out", "ca.pem")
openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost", "-keyout", "leaf.key", "-out", "leaf.csr")
with open(os.path.join(folder, "leaf.ext"), "w") as file:
    file.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
openssl("x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
        "-extfile", "leaf.ext", "-out", "leaf.pem")
with open(os.path.join(folder, "users"), "w") as file:
    file.write("mia:{PLAIN}secret word\n")

imap, imaps = free_port(), free_port()
is_root = os.getuid() == 0
# Dovecot serves nobody's mail as root.
uid, gid = (65534, 65534) if is_root else (os.getuid(), os.getgid())
if is_root:
    for path, _, _ in os.walk(os.path.join(folder, "mail")):
        os.chown(path, uid, gid)
with open(os.path.join(folder, "dovecot.conf"), "w") as file:
    file.write(f"""
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
ssl = yes
ssl_cert = <{folder}/leaf.pem
ssl_key = <{folder}/leaf.key
disable_plaintext_auth = no
auth_mechanisms = plain login cram-md5
mail_location = maildir:{folder}/mail/%u
mailbox_idle_check_interval = 1s
first_valid_uid = 1
mail_max_userip_connections = 100
{'' if is_root else f'default_internal_user = {user}'}
{'' if is_root else f'default_login_user = {user}'}
{'' if is_root else f'default_internal_group = {grp.getgrgid(os.getgid()).gr_name}'}
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
""")
server = subprocess.Popen(["/usr/sbin/dovecot", "-F", "-c", os.path.join(folder, "dovecot.conf")])
try:
    for _ in range(200):
        if server.poll() is not None:
            sys.exit("dovecot ended: " + open(os.path.join(folder, "log")).read()[-2000:])
        try:
            socket.create_connection(("127.0.0.1", imap), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    print(json.dumps({"imap": imap, "imaps": imaps, "ca": os.path.join(folder, "ca.pem")}), flush=True)
    sys.stdin.read()
finally:
    server.terminate()
    server.wait()
