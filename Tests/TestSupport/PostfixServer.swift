public import Foundation

/// A Postfix of its own on loopback, with a box for everybody at example.test; ends with its owner.
///
/// later@example.test is answered 450, nosuch@example.test 550; mail to other domains is taken and comes back.
public final class PostfixServer {
    /// A mail in a box.
    public struct Delivered: Decodable {
        /// Whose box.
        public var to: String
        /// As it lies there: fields of the server's own in front, lines that end in LF.
        public var data: Data

        /// The mail as the sender wrote it: without the fields that the server put in front, lines that end in CRLF.
        ///
        /// - Parameter field: the name of the first field of the sender's own.
        /// - Returns: the mail, `nil` when it has no such field.
        public func written(from field: String) -> [UInt8]? {
            guard let start = data.range(of: Data("\n\(field): ".utf8)) else { return nil }
            var bytes: [UInt8] = []
            for byte in data[(start.lowerBound + 1)...] {
                if byte == 10 { bytes.append(13) }
                bytes.append(byte)
            }
            return bytes
        }
    }

    /// It did not start, or did not answer.
    public struct Failure: Error {
        /// What was tried.
        public var what: String
    }

    /// Its port.
    public let port: Int
    /// Its certificate, for `localhost`.
    public var certificate: String { folder + "/certificate.pem" }
    private let folder: String
    private let running: Spawned

    /// Starts it.
    ///
    /// - Throws: `Failure`.
    public init() throws {
        folder = NSTemporaryDirectory() + "/rescind-postfix-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FaultyMailServer.makeCertificate(in: folder)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Tools/postfix-server.py").path
        running = try Spawned(Spawned.python, [script, folder + "/certificate.pem", folder + "/key.pem"])
        guard let port = running.readLine().flatMap({ Int($0) }) else {
            let said = String(decoding: running.finish().err, as: UTF8.self)
            throw Failure(what: "start Postfix: \(said)")
        }
        self.port = port
    }

    deinit {
        running.closeInput()
        running.wait()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The mails in all boxes, once there are that many of them, or a minute has passed.
    public func mails(atLeast count: Int) throws -> [Delivered] {
        guard let line = running.ask("wait \(count)") else { throw Failure(what: "wait for \(count) mails") }
        return try JSONDecoder().decode([Delivered].self, from: Data(line.utf8))
    }
}
