import Engine
import Foundation
import Synchronization

/// Reads the mailbox while the worker runs, and waits there for new mail (RFC 2177), on its own thread.
final class MailboxWatch: Sendable {
    private let place: Workplace
    private let isEnding = Atomic(false)
    private let ended = DispatchSemaphore(value: 0)

    /// How long one wait lasts at most; a server may end one of 30 minutes.
    private static let waitInSeconds = 25 * 60
    /// How long it rests after trouble, in seconds: doubled each time, and the longest after a refused login.
    private static let rests = 60...900

    /// A watch over the mailbox of a workplace.
    ///
    /// - Parameter place: the workplace; its configuration has a mailbox.
    init(_ place: Workplace) {
        self.place = place
    }

    /// Begins to read.
    func start() { Thread.detachNewThread { [self] in run() } }

    /// Ends the reading in order, or leaves it where it is after some seconds: what was taken in is on disk.
    func stop() {
        isEnding.store(true, ordering: .relaxed)
        _ = ended.wait(timeout: .now() + 3)
    }

    private var isStopped: Bool { isEnding.load(ordering: .relaxed) }

    private func run() {
        defer { ended.signal() }
        var rest = MailboxWatch.rests.lowerBound
        while !isStopped {
            var (isWell, isRefused) = (false, false)
            do {
                let status = try place.fetch(
                    waitInSeconds: MailboxWatch.waitInSeconds,
                    isStopped: { self.isStopped },
                    report: { try StandardOutput.write(TerminalText.inert($0.line)) }
                )
                isWell = status == nil || status == .someFailed
                isRefused = status == .loginRefused
            } catch {
                StandardError.write("rescind: mailbox: " + TerminalText.inert(CommandFailure(error).message))
            }
            if isWell {
                rest = MailboxWatch.rests.lowerBound
                continue
            }
            // A login that was refused may lock the account when it is tried again and again.
            if isRefused { rest = MailboxWatch.rests.upperBound }
            for _ in 0..<rest where !isStopped { sleep(1) }
            rest = min(rest * 2, MailboxWatch.rests.upperBound)
        }
    }
}
