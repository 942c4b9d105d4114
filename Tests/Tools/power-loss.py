"""Cuts the power while the program sends mails, in simulation, and looks at what the disk would hold.

usage: power-loss.py PROGRAM IMAGES [SEED]

One run of 40 mails is recorded by record-writes.c: every write, every request for durability, every byte that leaves. An
image is the store as it could be found after a power cut at some point of that: all that was made durable before, and of
the later writes any, in any order, the last of them perhaps in part (512 bytes are whole). In each image every mail must be
there, the database whole, and a mail whose final dot had left must be committed or further. The same images without the
promises of durability, as SQLite is with synchronous=OFF, must break that: else the rig sees nothing. Prints one JSON
object; exits 1 when something is wrong.
"""
import collections
import json
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from outbox_rig import Sink, environment, make

MAILS, SECTOR = 40, 512
program, images = sys.argv[1], int(sys.argv[2])
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
generator = random.Random(seed)


def compiler():
    """A C compiler: the system's, or the one that came with Swift."""
    swift = shutil.which("swift")
    beside = os.path.join(os.path.dirname(os.path.realpath(swift)), "clang") if swift else None
    for path in (shutil.which("cc"), shutil.which("clang"), beside):
        if path and os.path.exists(path):
            return path
    sys.exit("power-loss: no C compiler: neither cc nor clang")


def records(path):
    """The record of a run: (kind, offset, path, bytes)."""
    data, at = pathlib.Path(path).read_bytes(), 0
    while at < len(data):
        end = data.index(b"\n", at)
        kind, offset, length, name = data[at:end].decode().split(" ", 3)
        at = end + 1 + int(length)
        yield kind, int(offset), name, data[end + 1:at]


class Disk:
    """The files as they are for sure, and what was written to them since."""

    def __init__(self, files):
        self.durable, self.pending = dict(files), collections.defaultdict(list)

    def take(self, kind, offset, path, data):
        if kind == "sync":
            self.durable[path] = Disk.applied(self.durable.get(path), self.pending.pop(path, []))
        elif kind != "send":
            self.pending[path].append((kind, offset, data))

    @staticmethod
    def applied(content, changes):
        for kind, offset, data in changes:
            if kind == "unlink":
                content = None
                continue
            held = bytearray(content or b"")
            held.extend(bytes(max(0, offset - len(held))))
            if kind == "truncate":
                del held[offset:]
            else:
                held[offset:offset + len(data)] = data
            content = bytes(held)
        return content

    def image(self):
        """One way in which the files can be found after a power cut."""
        found = dict(self.durable)
        for path, changes in self.pending.items():
            kept = [change for change in changes if generator.random() < 0.5]
            # Of one write a part may be there.
            if kept and kept[-1][0] == "write" and generator.random() < 0.5:
                kind, offset, data = kept[-1]
                kept[-1] = (kind, offset, data[:generator.randrange(0, len(data) + 1, SECTOR)])
            found[path] = Disk.applied(found.get(path), kept)
        return found


class Wire:
    """Which mails have left whole: those whose final dot was sent."""

    def __init__(self):
        self.streams, self.left = collections.defaultdict(bytes), set()

    def take(self, socket, data):
        stream = self.streams[socket] + data
        while (end := stream.find(b"\r\n.\r\n")) >= 0:
            self.left.update(name.decode() for name in re.findall(rb"\r\nMessage-ID: <(.*?)>\r\n", stream[:end]))
            stream = stream[end + 5:]
        self.streams[socket] = stream


def faults(folder, files, left):
    """What is wrong with an image."""
    store = folder / "image.db"
    for path, content in files.items():
        name = "image.db" + path[path.rindex(".db") + 3:]
        if content is not None and not name.endswith("-shm"):
            (folder / name).write_bytes(content)
    try:
        with sqlite3.connect(store) as db:
            if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                return ["damaged"]
            states = dict(db.execute("SELECT message_id, state FROM outbox"))
    except sqlite3.DatabaseError:
        return ["damaged"]
    finally:
        db.close()
        for path in folder.glob("image.db*"):
            path.unlink()
    found = ["lost"] * (MAILS - len(states))
    return found + ["would be sent twice" for name in left if states.get(name) in ("queued", "sending")]


def judge(folder, recorded, before, points, keeps_promises):
    """Counts what is wrong in the images at these points of the record."""
    disk, wire, wrong = Disk(before), Wire(), collections.Counter()
    for index, (kind, offset, path, data) in enumerate(recorded):
        if kind == "send":
            wire.take(offset, data)
        elif keeps_promises or kind != "sync":
            disk.take(kind, offset, path, data)
        for _ in range(points[index]):
            wrong["images"] += 1
            wrong["images with mails that had left"] += bool(wire.left)
            wrong.update(faults(folder, disk.image(), wire.left))
    wrong["mails that left"] = len(wire.left)
    return wrong


folder = pathlib.Path(os.path.realpath(tempfile.mkdtemp(prefix="rescind-power-")))
try:
    library = folder / "record-writes.so"
    source = pathlib.Path(__file__).with_name("record-writes.c")
    subprocess.run([compiler(), "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"], check=True)
    sink = Sink()
    store, configuration = make(program, str(folder), sink.port, MAILS)
    before = {str(path): path.read_bytes() for path in folder.glob("template.db*")}
    subprocess.run(
        [program, "send", "--no-wait", "--db", store, "--config", configuration],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment | {
            "LD_PRELOAD": str(library), "RESCIND_RECORD": str(folder / "record"),
            "RESCIND_RECORD_UNDER": str(folder / "template.db"),
        },
    )
    recorded = list(records(folder / "record"))
    # Half of the cuts come right behind something that was sent, where most is at stake.
    sends = [index for index, record in enumerate(recorded) if record[0] == "send"]
    points = collections.Counter(
        generator.choice(sends) if turn % 2 else generator.randrange(len(recorded)) for turn in range(images)
    )
    kept = judge(folder, recorded, before, points, True)
    broken = judge(folder, recorded, before, points, False)
finally:
    shutil.rmtree(folder)
print(json.dumps({"seed": seed, "syncs": sum(record[0] == "sync" for record in recorded), **kept, "without syncs": broken}))
wrong = ("damaged", "lost", "would be sent twice")
is_blind = not any(broken[name] for name in wrong)
sys.exit(1 if any(kept[name] for name in wrong) or is_blind or kept["mails that left"] != MAILS else 0)
