import Foundation

/// A mail server on loopback that fails where it is told to; ends with its owner.
public final class FaultyMailServer {
    /// What it does wrong, and where.
    public struct Plan: Hashable, Sendable, CustomStringConvertible {
        /// Where in the dialogue.
        public var phase: String
        /// What.
        public var fault: String
        /// At which mail, from 1.
        public var mail: Int
        /// Whether it offers PIPELINING.
        public var pipelining: Bool

        /// A plan; by default nothing is wrong.
        public init(_ phase: String = "none", _ fault: String = "none", mail: Int = 1, pipelining: Bool = true) {
            self.phase = phase
            self.fault = fault
            self.mail = mail
            self.pipelining = pipelining
        }

        /// `final close, pipelined`.
        public var description: String { "\(phase) \(fault)\(pipelining ? ", pipelined" : "")" }
    }

    /// It did not start, or did not answer.
    public struct Failure: Error {
        /// What was tried.
        public var what: String
    }

    /// Where its files are.
    public let folder: String
    /// Its port.
    public let port: Int
    /// Its certificate, for `localhost`.
    public var certificate: String { folder + "/certificate.pem" }
    /// What it took, one JSON object a line.
    public var log: String { folder + "/accepted.log" }
    private let running: Spawned

    /// Starts it.
    ///
    /// - Parameters:
    ///   - isSecure: whether it wants STARTTLS and a login (mia, "secret word"); else it offers neither.
    ///   - delay: how long it takes for the answer to a message, in seconds.
    /// - Throws: `Failure`.
    public init(isSecure: Bool = true, delay: Double = 0) throws {
        folder = NSTemporaryDirectory() + "/rescind-faulty-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if isSecure { try FaultyMailServer.makeCertificate(in: folder) }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Tools/faulty-smtp-server.py").path
        running = try Spawned(
            Spawned.python,
            [
                script, isSecure ? folder + "/certificate.pem" : "-", isSecure ? folder + "/key.pem" : "-",
                folder + "/accepted.log", "\(delay)",
            ]
        )
        guard let port = running.readLine().flatMap({ Int($0) }) else { throw Failure(what: "start the server") }
        self.port = port
    }

    deinit {
        running.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A certificate that signs itself, for `localhost`, and its key.
    public static func makeCertificate(in folder: String) throws {
        let made = try Spawned(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                "-keyout", folder + "/key.pem", "-out", folder + "/certificate.pem",
            ]
        )
        guard made.finish().status == 0 else { throw Failure(what: "make a certificate with openssl") }
    }

    /// Sets what it does from now on.
    public func set(_ plan: Plan) throws {
        let line = "\(plan.phase) \(plan.fault) \(plan.mail) \(plan.pipelining ? "yes" : "no")"
        guard running.ask(line) == "ok" else { throw Failure(what: line) }
    }

    /// The Message-IDs of the messages that it took, in order, without angle brackets.
    public func accepted() throws -> [String] {
        guard let line = running.ask("accepted") else { throw Failure(what: "accepted") }
        return try JSONDecoder().decode([String].self, from: Data(line.utf8))
    }

    /// What it took, by Message-ID.
    public func messages() throws -> [String: [UInt8]] {
        struct Taken: Decodable {
            var id: String
            var data: Data
        }
        let lines = try Data(contentsOf: URL(fileURLWithPath: log)).split(separator: 10)
        let taken = try lines.map { try JSONDecoder().decode(Taken.self, from: $0) }
        return Dictionary(taken.map { ($0.id, Array($0.data)) }, uniquingKeysWith: { first, _ in first })
    }
}
