"""Kills the program without warning while it sends 200 mails, at seeded points, and counts what was lost or doubled.

usage: crash-outbox.py PROGRAM POINTS [SEED]

Each point is a run of its own: a fresh store with 200 mails, a kill at one of the moments of the SMTP dialogue (before a
command is answered, after it, in the middle of a body, before a message is taken, after it is taken and before it is
answered, after the answer), then an undisturbed run. Prints one JSON object; exits 1 when a mail was lost, sent twice, or
counts as sent without having been taken.
"""
import collections
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

from outbox_rig import Sink, environment, make

MAILS = 200
program, points = sys.argv[1], int(sys.argv[2])
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
generator = random.Random(seed)


folder = tempfile.mkdtemp(prefix="rescind-crash-")
result = collections.Counter()
try:
    sink = Sink()
    template, configuration = make(program, folder, sink.port, MAILS)
    store = folder + "/run.db"

    def send(fatal):
        sink.reset(fatal)
        child = subprocess.Popen(
            [program, "send", "--no-wait", "--db", store, "--config", configuration],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
        )
        sink.client = child.pid
        sink.ready.set()
        return child.wait(60)

    for name in ("", "-wal", "-shm"):
        if os.path.exists(template + name):
            shutil.copy(template + name, store + name)
    send(None)
    moments = sink.moments
    result["moments of an undisturbed run"] = moments
    for _ in range(points):
        for name in ("-wal", "-shm"):
            if os.path.exists(store + name):
                os.unlink(store + name)
        shutil.copy(template, store)
        result["kills"] += send(generator.randint(1, moments)) == -signal.SIGKILL
        with sqlite3.connect(store) as db:
            result["damaged"] += db.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
        db.close()
        taken = sink.taken
        send(None)
        taken += sink.taken
        with sqlite3.connect(store) as db:
            rows = db.execute("SELECT message_id, state FROM outbox").fetchall()
        db.close()
        for name, state in rows:
            result["mails"] += 1
            result["state " + state] += 1
            result["sent twice"] += taken[name] > 1
            result["lost"] += state not in ("sent", "maybeSent")
            result["sent but not taken"] += state == "sent" and taken[name] == 0
            result["in doubt, and had arrived"] += state == "maybeSent" and taken[name] == 1
finally:
    shutil.rmtree(folder)
print(json.dumps({"seed": seed, **result}))
wrong = [name for name in ("damaged", "sent twice", "lost", "sent but not taken") if result[name]]
sys.exit(1 if wrong or result["kills"] < points or result["mails"] != MAILS * points else 0)
