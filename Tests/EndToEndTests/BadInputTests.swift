import Foundation
import Glibc
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct BadInputTests {
    private let folder: Folder
    private var database: String { folder.path + "/r.db" }
    private var chat: [String] { ["chat", "--db", database, "--now", "2026-03-02T09:00:00+01:00"] }

    init() throws {
        folder = try Folder()
    }

    @Test(arguments: [
        ("cancel order 814012345", "is no order number of 16 digits"), ("", "An empty line says nothing"),
        ("/sned", "did you mean /send?"), ("xyzzy", "I did not understand that"),
        ("/mark refuned", "did you mean refunded"),
        ("/open 77", "There is no conversation 77"), ("/undo many", "write how many turns"),
    ])
    func `a line that says nothing useful is answered, and the chat goes on`(line: String, says: String) throws {
        let result = try Program.run(chat, lines: [line, "cancel order 8140123456789012"])
        #expect(result.out.contains(says), "\(result.out)")
        #expect(result.out.contains("Where is the order now"), "\(result.out)")
    }

    @Test func `an impossible date is named`() throws {
        let result = try Program.run(chat, lines: ["I did not pay order 8140123456789012", "31 February"])
        #expect(result.out.contains("“31 February” is no day of the calendar"), "\(result.out)")
    }

    @Test func `bytes that are no UTF-8, and ten megabytes on one line`() throws {
        var input = Data([0xFF, 0xC3, 0x28, 10])
        input += Data(repeating: 97, count: 10_000_000) + Data([10])
        input += Data("cancel order 8140123456789012\n".utf8)
        let result = try Program.run(chat, input: input)
        #expect(
            result.out.contains("no UTF-8") && result.out.contains("10000000 bytes")
                && result.out.contains("Where is the order now")
        )
        #expect(result.status == 1)
    }

    @Test func `a reader that goes away ends the chat without losing what was said`() throws {
        let program = try Program.start(chat)
        _ = program.ask("cancel order 8140123456789012")
        program.closeOutput()
        program.write("it is paid and not shipped\n")
        program.closeInput()
        #expect(program.wait() == 73)
        let again = try Program.run(chat + ["--json"], lines: ["{\"command\":\"/status\"}"])
        let state = try again.objects().first?["state"] as? [String: String]
        #expect(state?["stage"] == "paid")
    }

    @Test func `a database that is no database, is a folder, cannot be written`() throws {
        try Data("a letter".utf8).write(to: URL(fileURLWithPath: database))
        let foreign = try Program.run(chat, lines: ["hello"])
        #expect(foreign.status == 65 && foreign.err.contains("no Rescind database") && foreign.err.contains(database))
        let isFolder = try Program.run(["chat", "--db", folder.path], lines: ["hello"])
        #expect(isFolder.status == 73 && isFolder.err.contains("is not a file"))
        let nowhere = try Program.run(["chat", "--db", "/proc/nowhere/r.db"], lines: ["hello"])
        #expect(nowhere.status == 73 && nowhere.err.contains("choose another"), "\(nowhere.err)")
    }

    @Test func `a database that may not be written`() throws {
        _ = try Program.run(chat, lines: ["cancel order 8140123456789012"])
        // Permissions do not stop root: then the program runs as nobody.
        let isRoot = getuid() == 0
        if isRoot { chown(database, 65_534, 65_534) }
        chmod(database, 0o400)
        chmod(folder.path, 0o555)
        defer { chmod(folder.path, 0o755) }
        let asNobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups", Program.path]
        let spawned =
            try isRoot
            ? Spawned("/usr/bin/setpriv", asNobody + chat, folder: "/") : Spawned(Program.path, chat, folder: "/")
        let result = spawned.finish(Data("it is paid\n".utf8))
        let said = String(decoding: result.err, as: UTF8.self)
        #expect(
            result.status == 73 && said.contains("permissions") && said.contains(database),
            "\(result.status) \(said)"
        )
    }

    @Test func `a database that another program has locked`() throws {
        _ = try Program.run(chat, lines: ["cancel order 8140123456789012"])
        let script = """
            import sqlite3, sys, time
            c = sqlite3.connect(sys.argv[1], isolation_level=None)
            c.execute("BEGIN EXCLUSIVE")
            print("locked", flush=True)
            sys.stdin.read()
            """
        let locker = try Spawned(Spawned.python, ["-c", script, database])
        defer { locker.stop() }
        #expect(locker.readLine() == "locked")
        let result = try Program.run(chat, lines: ["it is paid"])
        #expect(
            result.status == 75 && result.err.contains("locked by another program"),
            "\(result.status) \(result.err)"
        )
    }

    @Test func `a database of a newer version`() throws {
        _ = try Program.run(chat, lines: ["cancel order 8140123456789012"])
        let script =
            "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(\"insert into grdb_migrations values ('99')\"); c.commit()"
        let newer = try Spawned(Spawned.python, ["-c", script, database])
        newer.wait()
        let result = try Program.run(chat, lines: ["hello"])
        #expect(result.status == 65 && result.err.contains("newer"), "\(result.err)")
    }

    @Test func `a template with a mistake is named with its place`() throws {
        let templates = folder.path + "/templates"
        try FileManager.default.createDirectory(atPath: templates + "/aliexpress/en", withIntermediateDirectories: true)
        try
            "---\nsubject: x\nrequired: [order]\noptional: []\nreviewed: no\n---\n## warm\nHello {{ordr}}\n\n## neutral\nx\n\n## firm\nx\n"
            .write(toFile: templates + "/aliexpress/en/request-by-mistake.mustache", atomically: true, encoding: .utf8)
        let result = try Program.run(
            chat + ["--templates", templates],
            lines: ["cancel order 8140123456789012, ordered by mistake, paid, not shipped"]
        )
        #expect((result.out + result.err).contains("request-by-mistake.mustache:8:"), "\(result.out) \(result.err)")
    }

    @Test(arguments: [
        ["chatt"], ["chat", "--nwo", "x"], ["flow", "tset", "x"], ["chat", "--now", "yesterday"],
        ["chat", "--tz", "Mars/Olympus"],
        ["flow", "test"],
    ])
    func `a wrong command line`(arguments: [String]) throws {
        let result = try Program.run(arguments, environment: ["HOME": folder.path])
        #expect(result.status == 64 && !result.err.isEmpty && result.out.isEmpty, "\(result)")
    }

    @Test func `a flow that is wrong, broken or absent`() throws {
        let wrong = folder.path + "/wrong.flow.yaml"
        try
            "rescind: flow/1\nname: w\nclock: 2026-03-02T09:00 Europe/Berlin\nsteps:\n- buyer: cancel order 8140123456789012\n  then:\n  - asks: reason\n"
            .write(toFile: wrong, atomically: true, encoding: .utf8)
        let failed = try Program.run(["flow", "test", wrong])
        #expect(failed.status == 1 && failed.out.contains("\(wrong):7:5: error F212"), "\(failed.out)")
        let claims = folder.path + "/claims.flow.yaml"
        try
            "rescind: flow/1\nname: c\nclock: 2026-03-02T09:00 Europe/Berlin\nsteps:\n- buyer: cancel order 8140123456789012\n  loose: true\n  then:\n  - event: opened\n  - event: closed\n"
            .write(toFile: claims, atomically: true, encoding: .utf8)
        let unrecorded = try Program.run(["flow", "test", claims])
        #expect(
            unrecorded.status == 1 && unrecorded.out.contains("\(claims):9:5: error F216: the event closed")
                && !unrecorded.out.contains("\(claims):8:"),
            "\(unrecorded.out)"
        )
        let broken = folder.path + "/broken.flow.yaml"
        try "rescind: flow/1\nname: w\nclock: soon\nsteps: []\n"
            .write(toFile: broken, atomically: true, encoding: .utf8)
        let refused = try Program.run(["flow", "test", broken])
        #expect(refused.status == 65 && refused.err.contains("\(broken):3:8"), "\(refused.err)")
        let absent = try Program.run(["flow", "test", folder.path + "/nothing"])
        #expect(absent.status == 66)
        let none = try Folder()
        #expect(try Program.run(["flow", "test", none.path]).status == 66)
    }
}
