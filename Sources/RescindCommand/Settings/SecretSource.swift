import Engine
import Foundation
import Logging
import MailTransport
import StrictYAML
import Synchronization

/// Where a secret comes from: by command, file or environment, never from the configuration itself.
enum SecretSource: Equatable, CustomStringConvertible {
    /// The output of a program, without the line end; run only when the secret is needed.
    case command([String], place: String)
    /// What a variable or a file held when the configuration was read.
    case known(Secret, from: String)

    /// Where from, never what.
    var description: String {
        switch self {
        case .command(let words, _): "command \(words.first ?? "")"
        case .known(_, let from): from
        }
    }

    /// Reads where a secret comes from.
    ///
    /// - Parameter value: `{command: [...]}`, `{file: PATH}` or `{env: NAME}`.
    /// - Throws: `FileMistake`: plain text, a variable that is not set, a file that others can read.
    init(_ value: YAMLValue) throws(FileMistake) {
        guard case .mapping = value.content else {
            throw value.mistake(
                "a password must not stand in the configuration",
                fix: "write password: {env: NAME}, {file: PATH} or {command: [...]}"
            )
        }
        let entries = try value.entries(allowed: ["command", "file", "env"])
        guard entries.count == 1, let entry = entries.first else {
            throw value.mistake("expected one of command, file, env", fix: "keep one")
        }
        switch entry.key {
        case "env": self = .known(try SecretSource.variable(entry.value), from: "env \(try entry.value.text())")
        case "file": self = .known(try SecretSource.file(entry.value), from: "file \(try entry.value.text())")
        default:
            var words: [String] = []
            for word in try entry.value.sequence() { words.append(try word.text()) }
            if words.isEmpty { throw entry.value.mistake("the command is empty", fix: "name a program") }
            self = .command(words, place: "\(value.file):\(entry.value.line):\(entry.value.column)")
        }
    }

    private static func variable(_ value: YAMLValue) throws(FileMistake) -> Secret {
        let name = try value.text()
        guard let secret = Screen.variable(name), !secret.isEmpty else {
            throw value.mistake("the environment variable \(name) is not set", fix: "set it, or use file or command")
        }
        return Secret(secret)
    }

    private static func file(_ value: YAMLValue) throws(FileMistake) -> Secret {
        let path = try value.text()
        var status = stat()
        guard stat(path, &status) == 0, let data = FileManager.default.contents(atPath: path),
            let text = String(data: data, encoding: .utf8)
        else { throw value.mistake("the file \(path) cannot be read", fix: "mend the path") }
        guard status.st_mode & 0o077 == 0 else {
            throw value.mistake("others can read the file \(path)", fix: "run: chmod 600 \(path)")
        }
        return Secret(text.trimmingCharacters(in: .newlines))
    }

    /// The secret.
    ///
    /// - Throws: `CommandFailure` when the command fails.
    func resolve() throws -> Secret {
        switch self {
        case .known(let secret, _): return secret
        case .command(let words, let place):
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = words
            let pipe = Pipe()
            process.standardOutput = pipe
            do { try process.run() } catch {
                throw CommandFailure(
                    "\(place): the command \(words[0]) cannot be started: \(error)",
                    code: .configuration
                )
            }
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            guard process.terminationStatus == 0, let text = String(data: data, encoding: .utf8) else {
                throw CommandFailure(
                    "\(place): the command \(words[0]) failed with \(process.terminationStatus): run it by hand and see",
                    code: .configuration
                )
            }
            return Secret(text.trimmingCharacters(in: .newlines))
        }
    }
}

/// Sends by SMTP; asks for the password only when there is something to send.
final class SenderWithSecret: MailSender {
    private let server: MailServer
    private let password: SecretSource?
    private let connections: Int
    private let logger: Logger
    private let sender = Mutex<SMTPSender?>(nil)

    /// A sender over a server.
    ///
    /// - Parameters:
    ///   - smtp: the server, without its password.
    ///   - password: where the password comes from.
    ///   - connections: how many connections are used at most.
    ///   - logger: told of the connections.
    init(smtp: MailServer, password: SecretSource?, connections: Int, logger: Logger) {
        server = smtp
        self.password = password
        self.connections = connections
        self.logger = logger
    }

    /// See `MailSender`.
    func send(
        _ mails: [OutgoingMail],
        beforeFinalDot: ([Int64]) throws -> Void,
        onResult: ([MailResult]) -> Void
    ) {
        guard !mails.isEmpty else { return }
        do {
            try opened().send(mails, beforeFinalDot: beforeFinalDot, onResult: onResult)
        } catch {
            onResult(mails.map { MailResult(id: $0.id, result: .deferred("\(error)", because: .loginRefused)) })
        }
    }

    private func opened() throws -> SMTPSender {
        try sender.withLock { sender in
            if let sender { return sender }
            var server = server
            server.password = try password?.resolve()
            let made = SMTPSender(server, connections: connections, logger: logger)
            sender = made
            return made
        }
    }
}
