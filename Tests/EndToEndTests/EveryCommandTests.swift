import Foundation
import TestSupport
import Testing

/// Every command where something it needs is closed, full, not writable or absent.
@Suite(.serialized, .timeLimit(.minutes(15))) struct EveryCommandTests {
    /// How a command is run, and what it needs.
    private struct Row {
        /// Its arguments; `F` is a folder of its own.
        var arguments: [String] = []
        /// Its exit code where nothing is wrong but standard input is empty.
        var status: Int32 = 0
        /// Whether it then writes to standard output.
        var prints = true
        /// Whether it writes to the database or the configuration.
        var writes = true
        /// Whether it has to know where they are.
        var needsHome = true
    }

    private static let table: [String: Row] = [
        "demo": Row(writes: false, needsHome: false),
        "init": Row(arguments: ["--name", "M", "--email", "m@example.test"], prints: false),
        "doctor": Row(),
        "chat": Row(prints: false),
        "cancel": Row(arguments: ["8140123456780000", "--stage", "paid", "--reason", "by_mistake"]),
        "reply": Row(arguments: ["1", "--wording", "firm"]),
        "undo": Row(arguments: ["1"]),
        "inbox": Row(),
        "show": Row(arguments: ["1"]),
        "mark": Row(arguments: ["1", "shipped"]),
        "deadlines": Row(),
        "outbox": Row(arguments: ["--all"]),
        "send": Row(prints: false),
        "import": Row(arguments: ["F/orders.csv"], prints: false),
        "export": Row(arguments: ["--all"]),
        "flow list": Row(arguments: ["F/flows"], writes: false, needsHome: false),
        "flow check": Row(arguments: ["F/flows"], prints: false, writes: false, needsHome: false),
        "flow test": Row(arguments: ["F/flows"], writes: false, needsHome: false),
        "flow show": Row(arguments: ["F/flows/w.flow.yaml"], writes: false, needsHome: false),
        "flow from-thread": Row(arguments: ["1"]),
        "mail add": Row(arguments: ["F/m.eml"]),
        "mail attach": Row(arguments: ["1", "1"], status: 66, prints: false),
        "mail drop": Row(arguments: ["1"], status: 1, prints: false),
        "mail parse": Row(prints: false, writes: false, needsHome: false),
        "fetch": Row(status: 78, prints: false),
        "read": Row(arguments: ["--from", "seller", "--json"], prints: false, writes: false, needsHome: false),
        "draft": Row(arguments: ["thanks", "--set", "order=8140123456789012"], writes: false, needsHome: false),
        "run": Row(arguments: ["--once"], prints: false),
        "backup": Row(arguments: ["F/copy.db"], prints: false),
        "restore": Row(arguments: ["F/saved.db", "--yes"], prints: false),
        "config show": Row(writes: false, needsHome: false),
        "config check": Row(prints: false, writes: false, needsHome: false),
        "config path": Row(writes: false),
        "config edit": Row(status: 64, prints: false, writes: false),
        "templates list": Row(writes: false, needsHome: false),
        "templates show": Row(arguments: ["thanks"], writes: false, needsHome: false),
        "templates check": Row(prints: false, writes: false, needsHome: false),
        "completions": Row(arguments: ["bash"], writes: false, needsHome: false),
    ]

    private static let names = table.keys.sorted()

    /// A folder with everything the commands take, made once.
    private static let prepared: Result<Folder, any Error> = Result {
        let folder = try Folder()
        // What is static has no owner at whose end it would be removed.
        atexit { try? FileManager.default.removeItem(atPath: EveryCommandTests.preparedPath) }
        let path = folder.path
        try FileManager.default.createDirectory(atPath: path + "/flows", withIntermediateDirectories: true)
        for (name, text) in [
            (
                "flows/w.flow.yaml",
                "rescind: flow/1\nname: w\nclock: 2026-03-02T09:00 Europe/Berlin\nsteps:\n"
                    + "- buyer: cancel order 8140123456789012\n  loose: true\n"
            ),
            ("orders.csv", "order,stage,reason\n8140123456789777,paid,by_mistake\n"),
            ("m.eml", "From: a@b.test\nTo: c@d.test\nSubject: x\nMessage-ID: <1@b.test>\n\nOrder 8140123456789012\n"),
        ] { try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8) }
        let lines = ["cancel 8140123456789012, paid, not shipped, by mistake", "/set seller-email a@b.test", "/send"]
        #expect(try Program.run(["chat", "--db", path + "/r.db"], lines: lines).status == 0)
        #expect(try Program.run(["backup", path + "/saved.db", "--db", path + "/r.db"]).status == 0)
        return folder
    }

    private static var preparedPath: String { (try? prepared.get().path) ?? "" }

    private let folder: Folder

    init() throws {
        folder = try Folder()
        let from = try Self.prepared.get().path
        for name in try FileManager.default.contentsOfDirectory(atPath: from) {
            try FileManager.default.copyItem(atPath: "\(from)/\(name)", toPath: "\(folder.path)/\(name)")
        }
    }

    private func row(_ name: String) throws -> Row { try #require(Self.table[name], "no row for \(name)") }

    /// Runs a command in a shell as `"$0" "$@"`.
    private func run(
        _ name: String,
        shell: String,
        home: String? = nil,
        by program: [String] = ["/bin/sh"]
    ) throws -> Program.Result {
        let arguments = try row(name).arguments
            .map { argument in
                argument.hasPrefix("F/") ? (home ?? folder.path) + argument.dropFirst() : argument
            }
        let (out, err, status) = try Spawned(
            program[0],
            Array(program.dropFirst()) + ["-c", shell, Program.path] + name.split(separator: " ").map(String.init)
                + arguments,
            environment: [
                "PATH": "/usr/sbin:/usr/bin:/bin", "HOME": home ?? folder.path, "LANG": "C.UTF-8",
                "RESCIND_NO_SEND": "1", "EDITOR": "true", "RESCIND_DB": (home ?? folder.path) + "/r.db",
                "FOLDER": folder.path,
            ],
            folder: "/"
        )
        .finish()
        let result = Program.Result(
            out: String(decoding: out, as: UTF8.self),
            err: String(decoding: err, as: UTF8.self),
            status: status
        )
        // A crash ends by a signal.
        #expect(status >= 0 && status < 128 && status != 70, "\(name): \(result)")
        #expect(!result.err.contains("Fatal error") && !result.err.contains("EventLogError"), "\(name): \(result)")
        #expect(status == 0 || !(result.err + result.out).isEmpty, "\(name) says nothing")
        return result
    }

    /// Whether a result mentions a file of the folder, which is also the home folder.
    private func mentions(_ result: Program.Result, _ folder: String) -> Bool {
        let said = result.err + result.out
        return said.contains(folder) || said.contains("~/")
    }

    @Test func `the table has every command`() throws {
        let dump = try Program.run(["--experimental-dump-help"]).out
        let root = try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any] ?? [:]
        var found: Set<String> = []
        func visit(_ command: [String: Any], _ path: [String]) {
            if command["shouldDisplay"] as? Bool == false { return }
            let below = (command["subcommands"] as? [[String: Any]] ?? [])
                .filter { $0["commandName"] as? String != "help" }
            if below.isEmpty { found.insert(path.joined(separator: " ")) }
            for child in below { visit(child, path + [child["commandName"] as? String ?? ""]) }
        }
        visit(root["command"] as? [String: Any] ?? [:], [])
        #expect(found == Set(Self.table.keys))
    }

    @Test(arguments: names) func `with standard input closed it is as with an empty one`(name: String) throws {
        let closed = try run(name, shell: #"exec "$0" "$@" <&-"#)
        #expect(try closed.status == row(name).status, "\(name): \(closed)")
        #expect(try closed.out.isEmpty != row(name).prints, "\(name): \(closed)")
    }

    @Test(arguments: names) func `with standard output closed it says so`(name: String) throws {
        let row = try row(name)
        let result = try run(name, shell: #"exec "$0" "$@" </dev/null >&-"#)
        #expect(result.status == (row.prints ? 73 : row.status), "\(name): \(result)")
        if row.prints { #expect(result.err.contains("standard output is closed"), "\(name): \(result)") }
    }

    @Test(arguments: names) func `with standard output full it says so`(name: String) throws {
        let row = try row(name)
        let result = try run(name, shell: #"exec "$0" "$@" </dev/null >/dev/full"#)
        #expect(result.status == (row.prints ? 73 : row.status), "\(name): \(result)")
        if row.prints { #expect(result.err.contains("No space left on device"), "\(name): \(result)") }
    }

    @Test(arguments: names) func `in a folder that cannot be written it names the file`(name: String) throws {
        let row = try row(name)
        // Permissions do not stop root: then the program runs as nobody.
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for file in files + [""] {
            let path = folder.path + "/" + file
            if getuid() == 0 { chown(path, 65_534, 65_534) }
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            chmod(path, isFolder.boolValue ? 0o555 : 0o444)
        }
        defer { for file in [""] + files { chmod(folder.path + "/" + file, 0o755) } }
        let nobody = ["/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "/bin/sh"]
        let result = try run(name, shell: #"exec "$0" "$@" </dev/null"#, by: getuid() == 0 ? nobody : ["/bin/sh"])
        #expect(result.status == (row.writes ? 73 : row.status), "\(name): \(result)")
        if row.writes { #expect(mentions(result, folder.path), "\(name): \(result)") }
    }

    /// No file can grow: what a full disk does to the program, without a right that is needed to make one.
    @Test(arguments: names) func `where no file can grow it says so`(name: String) throws {
        let row = try row(name)
        let result = try run(name, shell: #"trap "" XFSZ; ulimit -f 0; exec "$0" "$@" </dev/null"#)
        #expect(result.status == (row.writes ? 73 : row.status), "\(name): \(result)")
        if row.writes { #expect(mentions(result, folder.path), "\(name): \(result)") }
    }

    private static let canMount = (try? Spawned("/usr/bin/unshare", ["-rm", "true"]).finish().status) == 0

    @Test(.enabled(if: canMount, "no user namespaces here: the limit on files stands for it"), arguments: names)
    func `on a full disk it says so`(name: String) throws {
        let row = try row(name)
        let home = folder.path + "/disk"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let disk = """
            mount -t tmpfs -o size=2m none "$FOLDER/disk" || exit 99
            for file in r.db saved.db orders.csv m.eml flows; do cp -r "$FOLDER/$file" "$FOLDER/disk/"; done
            head -c 4M /dev/zero > "$FOLDER/disk/fill" 2> /dev/null
            exec "$0" "$@" < /dev/null
            """
        let result = try run(name, shell: disk, home: home, by: ["/usr/bin/unshare", "-rm", "/bin/sh"])
        #expect(result.status == (row.writes ? 73 : row.status), "\(name): \(result)")
        if row.writes { #expect(mentions(result, home), "\(name): \(result)") }
    }

    @Test(arguments: names) func `without a home folder it says what to name`(name: String) throws {
        let row = try row(name)
        let result = try run(name, shell: #"unset HOME RESCIND_DB; exec "$0" "$@" </dev/null"#)
        #expect(result.status == (row.needsHome ? 64 : row.status), "\(name): \(result)")
        if row.needsHome { #expect((result.err + result.out).contains("HOME is not set"), "\(name): \(result)") }
    }

    /// Commands that ask, each at its first question.
    @Test(arguments: [
        ["chat"], ["cancel", "8140123456780000"], ["cancel", "8140123456780000", "--stage", "paid"],
        ["reply", "1", "--words", "Thank you."], ["init"], ["restore", "F/saved.db"],
    ])
    func `a terminal is as it was when a command is stopped at its question`(arguments: [String]) throws {
        let words = arguments.map { $0.hasPrefix("F/") ? folder.path + $0.dropFirst() : $0 }
        for signal in ["TERM", "HUP"] {
            let terminal = try Terminal(
                words,
                environment: ["HOME": folder.path, "RESCIND_DB": folder.path + "/r.db", "RESCIND_NO_SEND": "1"]
            )
            try terminal.quiet()
            try terminal.type("half an answer")
            try terminal.quiet()
            try terminal.signal(signal)
            let end = try terminal.end()
            #expect(end.isRestored && end.status != 0, "\(arguments) \(end)")
        }
    }
}
