import ArgumentParser
import Engine

/// What one round of carrying mail did.
struct MailRound {
    /// Emails that left.
    var sent: [OutboxEntry] = []
    /// Whether they went into a local folder.
    var isLocal = false
    /// What went wrong.
    var problems: [String] = []
    /// The exit code for what went wrong.
    var exitStatus: ExitStatus?

    /// Says on standard error what went wrong with mail.
    static func tell(_ problems: [String]) {
        for problem in problems { StandardError.write("rescind: mail: " + TerminalText.inert(problem)) }
    }

    /// Says what went wrong.
    ///
    /// - Throws: `ExitCode` when something did.
    func finish() throws {
        MailRound.tell(problems)
        if let exitStatus { throw ExitCode(exitStatus.rawValue) }
    }

    /// Adds what another round did.
    mutating func add(_ other: MailRound) {
        sent += other.sent
        problems += other.problems
        isLocal = other.isLocal
        exitStatus = other.exitStatus ?? exitStatus
    }
}
