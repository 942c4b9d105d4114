"""Puts small faults into a copy of the sources and counts how many of them the flows catch.

All faults stand in one build: each is a branch that an environment variable takes. Usage:
    mutate.py ROOT WORK [FIRST [LAST]]
    mutate.py ROOT WORK check
ROOT is the package, WORK a folder for the copy, which is kept and built again from where it stands. With "check" nothing is
built: every fault must still have its place in the sources.
"""
import concurrent.futures, os, pathlib, re, subprocess, sys

SWITCH = '''import Glibc

private let active = getenv("RESCIND_MUTANT").map { atoi($0) } ?? 0

/// Whether the fault of that number is on.
func mutant(_ number: Int32) -> Bool { active == number }
'''


def read(path):
    """The faults: (file, what stands there, the fault, whether it is a statement)."""
    faults, file, old, statement = [], None, None, False
    for number, line in enumerate(path.read_text().splitlines(), 1):
        kind, rest = line[:1], line[2:]
        if kind == "@":
            file = rest.strip()
        elif kind in "-!" and kind:
            old, statement = rest, kind == "!"
        elif kind == "+":
            faults.append((file, old, rest, statement))
        elif kind not in ("", "#"):
            sys.exit(f"{path}:{number}: a line begins with @, -, !, + or #")
    return faults


def check(faults, root):
    """Ends with a list of the faults whose place is gone, or is no longer the only one."""
    counts = [(file, old, (root / file).read_text().count(old)) for file, old, _, _ in faults]
    lost = [f"{file}: stands {count} times, not once: {old}" for file, old, count in counts if count != 1]
    if lost:
        sys.exit("\n".join(lost))
    print(f"{len(faults)} faults have their place")


def plant(faults, work):
    """Puts every fault into the copy, behind its number."""
    texts = {}
    for number, (file, old, new, statement) in enumerate(faults, 1):
        text = texts.setdefault(file, (work / file).read_text())
        if text.count(old) != 1:
            sys.exit(f"{file}: stands {text.count(old)} times, not once: {old}")
        if statement:
            body = f"if mutant({number}) {{ {new} }} else {{ {old} }}"
        elif ", " in re.sub(r"\([^()]*\)", "", re.sub(r"\{[^{}]*\}", "", old)):
            # A list of conditions: the last one is the fault's.
            head, last = old.rsplit(", ", 1)
            body = f"{head}, (mutant({number}) ? ({new.rsplit(', ', 1)[-1]}) : ({last}))"
            if new.rsplit(", ", 1)[0] != head:
                head_new = new.rsplit(", ", 1)[0]
                body = f"(mutant({number}) ? ({head_new}) : ({head})), {last}"
        elif old.endswith("&&"):
            body = f"(mutant({number}) ? ({new[:-3]}) : ({old[:-3]})) &&"
        else:
            body = f"(mutant({number}) ? ({new}) : ({old}))"
        texts[file] = text.replace(old, body)
    for file, text in texts.items():
        (work / file).write_text(text)
    for module in {file.split("/")[1] for file in texts}:
        (work / "Sources" / module / "Mutant.swift").write_text(SWITCH)


def run(program, flows, work, number, seconds):
    """Plays the flows with a fault; the exit code, and the first thing that failed."""
    environment = dict(os.environ, RESCIND_MUTANT=str(number))
    try:
        done = subprocess.run(
            [program, "flow", "test", flows], cwd=work, env=environment, capture_output=True, text=True, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        return 1, "did not end"
    first = next((line for line in done.stdout.splitlines() if ": error F" in line), done.stderr.strip()[:200])
    return done.returncode, first


def main():
    root, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    faults = read(pathlib.Path(__file__).with_name("mutants.txt"))
    if sys.argv[3:] == ["check"]:
        return check(faults, root)
    chosen = range(int(sys.argv[3]) if len(sys.argv) > 3 else 1, (int(sys.argv[4]) if len(sys.argv) > 4 else len(faults)) + 1)
    work.mkdir(parents=True, exist_ok=True)
    names = ["Package.swift", "Sources", "Plugins", "Templates", "Tests"]
    for name in names:
        subprocess.run(["rm", "-rf", str(work / name)], check=True)
        subprocess.run(["cp", "-a", str(root / name), str(work / name)], check=True)
    plant(faults, work)
    build = subprocess.run(["swift", "build", "-j", "2", "--product", "rescind"], cwd=work, capture_output=True, text=True)
    if build.returncode != 0:
        sys.exit("\n".join(line for line in build.stdout.splitlines() if "error:" in line) or build.stderr)
    # What a kill does is not looked at here: it would take most of the time.
    flows = work / "flows" / "Tests" / "Flows"
    subprocess.run(["rm", "-rf", str(work / "flows")], check=True)
    flows.mkdir(parents=True)
    subprocess.run(["cp", "-r", str(work / "Templates"), str(work / "flows")], check=True)
    for file in (root / "Tests" / "Flows").iterdir():
        text = file.read_text().replace("same-under: [crash, ", "same-under: [")
        (flows / file.name).write_text(re.sub(r"^- crash: kill-9$", "- note: killed", text, flags=re.M))
    program = work / ".build" / "debug" / "rescind"
    code, first = run(program, flows, work, 0, 600)
    if code != 0:
        sys.exit(f"without a fault the flows do not hold: {first}")
    survived = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda number: (number, *run(program, flows, work, number, 600)), chosen)
        for number, code, first in results:
            file, old, new, _ = faults[number - 1]
            print(f"{number:3} {'caught' if code else 'SURVIVED'}  {file.split('/')[-1]}: {old.strip()} -> {new.strip() or 'nothing'}")
            print(f"      {first}" if code else "", flush=True)
            if not code:
                survived.append(number)
    total = len(chosen)
    print(f"caught {total - len(survived)} of {total}, {(total - len(survived)) * 100 / total:.1f} %")
    sys.exit(0 if (total - len(survived)) * 100 >= 95 * total else 1)


main()
