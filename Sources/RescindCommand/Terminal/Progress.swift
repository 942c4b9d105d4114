import Engine
import Glibc
import Synchronization

/// Says how far long work is, on standard error and only on a terminal.
struct Progress {
    private let what: String
    private let count: Int?
    private let isShown: Bool
    private var shown = -1

    /// Progress of some items.
    ///
    /// - Parameters:
    ///   - what: the work, in a word.
    ///   - count: how many items there are, `nil` when that is not known beforehand.
    init(what: String, count: Int?) {
        self.what = what
        self.count = count
        // A hundred are done before anybody could read it.
        isShown = (count ?? 100) >= 100 && Progress.isPossible
    }

    /// Whether there is a terminal to show it on.
    static var isPossible: Bool { isatty(2) == 1 && Screen.variable("TERM") != "dumb" }

    /// So many items are done; writes at most a hundred times where the number of items is known.
    mutating func step(_ done: Int) {
        let mark = count.map { done * 100 / $0 } ?? done
        guard isShown, mark != shown else { return }
        shown = mark
        StandardError.writeRaw("\r\(what): \(done)" + (count.map { " of \($0)" } ?? ""))
    }

    /// The work is over: the line is cleared.
    func end() {
        if isShown, shown >= 0 { StandardError.writeRaw("\r\u{1B}[K") }
    }
}

/// Sends by another, and says how far it is.
final class SenderWithProgress: MailSender {
    private let base: any MailSender
    private let state: Mutex<(done: Int, progress: Progress)>

    /// A sender.
    ///
    /// - Parameters:
    ///   - base: who sends.
    ///   - count: how many mails are due.
    init(_ base: any MailSender, count: Int) {
        self.base = base
        state = Mutex((0, Progress(what: "send", count: count)))
    }

    deinit { state.withLock { $0.progress.end() } }

    /// See `MailSender`.
    func send(
        _ mails: [OutgoingMail],
        beforeFinalDot: ([Int64]) throws -> Void,
        onResult: ([MailResult]) -> Void
    ) {
        base.send(mails, beforeFinalDot: beforeFinalDot) { results in
            state.withLock {
                $0.done += results.count
                $0.progress.step($0.done)
            }
            onResult(results)
        }
    }
}

/// Reads a mailbox by another, and says how far it is.
struct ReaderWithProgress: MailboxReader {
    /// Who reads.
    let base: any MailboxReader

    /// See `MailboxReader`.
    var name: String { base.name }

    /// See `MailboxReader`.
    func read(
        _ reading: MailboxReading,
        isStopped: () -> Bool,
        handler: (MailboxNews) throws -> Void
    ) throws {
        var progress = Progress(what: "fetch", count: nil)
        defer { progress.end() }
        var done = 0
        try base.read(reading, isStopped: isStopped) { news in
            try handler(news)
            switch news {
            case .mails(let mails, _):
                done += mails.count
                progress.step(done)
            case .caughtUp: progress.end()
            case .opened, .skipped: break
            }
        }
    }
}
