import Foundation
import Testing

/// `init`, `config` and `doctor`.
@Suite(.timeLimit(.minutes(15))) struct ConfigurationTests {
    private let folder: Folder
    private var path: String { folder.path + "/config.yaml" }

    init() throws {
        folder = try Folder()
    }

    private func write(_ text: String) throws { try text.write(toFile: path, atomically: true, encoding: .utf8) }

    private func sources(_ flags: [String] = [], _ environment: [String: String] = [:]) throws -> [String: String] {
        let result = try Program.run(["config", "show", "--json", "--config", path] + flags, environment: environment)
        #expect(result.status == 0, "\(result.err)")
        let rows = try result.objects().first?["settings"] as? [[String: String]] ?? []
        return Dictionary(
            uniqueKeysWithValues: rows.map { ($0["key"] ?? "", "\($0["value"] ?? "-") \($0["source"] ?? "")") }
        )
    }

    @Test func `each value says where it came from: flag, variable, file, or built in`() throws {
        try write("me: { name: Mia, email: mia@example.test }\ntime-zone: Europe/Berlin\nhold: 30\n")
        let file = try sources()
        #expect(file["time-zone"] == "Europe/Berlin \(path):2" && file["hold"] == "30 \(path):3")
        #expect(file["language"] == "en built in" && file["me.name"] == "Mia \(path):1")
        let variable = try sources([], ["RESCIND_TZ": "Asia/Tokyo", "RESCIND_HOLD": "5"])
        #expect(variable["time-zone"] == "Asia/Tokyo RESCIND_TZ" && variable["hold"] == "5 RESCIND_HOLD")
        let flag = try sources(["--tz", "UTC"], ["RESCIND_TZ": "Asia/Tokyo"])
        #expect(flag["time-zone"] == "UTC --tz")
    }

    @Test(arguments: [
        ("mial: {}\n", ":1:1:", "did you mean “mail”?"),
        ("mail:\n  smtp: { host: a, user: b, password: secret }\n", ":2:39:", "must not stand"),
        ("time-zone: Mars/Olympus\n", ":1", "no time zone"), ("hold: soon\n", ":1:7:", "whole number"),
        ("hold: 1\nhold: 2\n", ":2:1:", "hold"),
    ])
    func `a mistake is told with its place, by every command`(text: String, place: String, says: String) throws {
        try write(text)
        for command in [["config", "check"], ["inbox", "--db", folder.path + "/r.db"]] {
            let result = try Program.run(command + ["--config", path])
            #expect(result.status == 78 && result.err.contains(path + place), "\(result)")
            #expect(result.err.contains(says), "\(result)")
        }
    }

    @Test func `init writes what is missing and leaves the rest as it stands`() throws {
        let before = "# mine\nhold: 30   # seconds"
        try write(before)
        let words = [
            "init", "--no-input", "--config", path, "--name", "Mia \"M\"", "--email", "mia@example.test", "--tz", "UTC",
        ]
        let first = try Program.run(words)
        #expect(first.status == 0, "\(first.err)")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix(before + "\n") && text.contains("time-zone: UTC"))
        #expect(try sources()["me.name"] == "Mia \"M\" \(path):3")
        #expect(try Program.run(words).status == 0)
        let again = try String(contentsOfFile: path, encoding: .utf8)
        #expect(again == text, "init changes nothing the second time")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `init refuses to write a configuration that cannot be used`() throws {
        let result = try Program.run(["init", "--no-input", "--config", path, "--name", "M", "--email", "nobody"])
        #expect(result.status == 78 && result.err.contains("one @"), "\(result)")
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a password's command runs only when mail is carried`() throws {
        let trace = folder.path + "/ran"
        try write(
            "me: { email: mia@example.test }\nmail:\n  from: mia@example.test\n  smtp: { host: 127.0.0.1, port: 1, user: mia, password: { command: [touch, \(trace)] } }\n"
        )
        let database = ["--db", folder.path + "/r.db", "--config", path]
        #expect(try Program.run(["inbox"] + database).status == 0)
        #expect(!FileManager.default.fileExists(atPath: trace))
        _ = try Program.run(["doctor"] + database)
        #expect(FileManager.default.fileExists(atPath: trace))
    }

    @Test func `doctor says how everything is, without names`() throws {
        let database = folder.path + "/r.db"
        _ = try Program.run(["chat", "--db", database], lines: ["cancel 8140123456789012"])
        let result = try Program.run(["doctor", "--json", "--db", database], environment: ["HOME": folder.path])
        let checks = try result.objects().first?["checks"] as? [[String: Any]] ?? []
        let what = Set(checks.compactMap { $0["what"] as? String })
        #expect(
            what.isSuperset(of: ["versions", "locale", "clock", "templates", "database", "durability", "disk", "mail"])
        )
        #expect(result.status == 0 && !result.out.contains(folder.path), "\(result)")
        try Data("garbage".utf8).write(to: URL(fileURLWithPath: database))
        #expect(try Program.run(["doctor", "--db", database]).status == 65)
    }

    @Test func `doctor reports a server that cannot be reached`() throws {
        try write(
            "me: { email: mia@example.test }\nmail: { from: mia@example.test, smtp: { host: 127.0.0.1, port: 1, security: none } }\n"
        )
        let result = try Program.run(["doctor", "--config", path, "--db", folder.path + "/none.db"])
        #expect(result.status == 69 && result.out.contains("127.0.0.1:1"), "\(result)")
    }
}
