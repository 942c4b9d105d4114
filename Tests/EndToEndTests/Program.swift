import Foundation
import TestSupport

/// The built program, run as a person or another program would run it.
enum Program {
    /// What a run left.
    struct Result {
        var out: String
        var err: String
        var status: Int32

        /// The lines of JSON it printed.
        func objects() throws -> [[String: Any]] {
            try out.split(separator: "\n")
                .map {
                    try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
                }
        }
    }

    /// The root of the package.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The program beside the running tests.
    static let path: String = {
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("rescind").path
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : root + "/.build/debug/rescind"
    }()

    /// Starts the program; nothing of the person's own settings reaches it.
    static func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Spawned {
        var all = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("RESCIND_") && !$0.key.hasPrefix("XDG_")
        }
        all["HOME"] = "/nonexistent"
        for (key, value) in environment { all[key] = value }
        return try Spawned(path, arguments, environment: all, folder: root)
    }

    /// Runs the program to its end.
    static func run(_ arguments: [String], input: Data = Data(), environment: [String: String] = [:]) throws -> Result {
        let (out, err, status) = try start(arguments, environment: environment).finish(input)
        return Result(
            out: String(decoding: out, as: UTF8.self),
            err: String(decoding: err, as: UTF8.self),
            status: status
        )
    }

    /// Runs the program with lines of input.
    static func run(_ arguments: [String], lines: [String], environment: [String: String] = [:]) throws -> Result {
        try run(arguments, input: Data(lines.map { $0 + "\n" }.joined().utf8), environment: environment)
    }
}

/// A folder that is removed with its owner.
final class Folder: Sendable {
    let path: String
    init() throws {
        path = NSTemporaryDirectory() + "/rescind-e2e-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
}
