import ConversationCore
import Engine
import EventStorage
import Glibc

/// Something the worker does from time to time besides clocks and the outbox, such as fetching mail.
struct Chore {
    /// What it is, for messages.
    let name: String
    /// Does it, and says how long it rests.
    ///
    /// It may ask in between whether the worker is to stop. A failure is told, and the worker goes on.
    let run: (_ isStopped: () -> Bool) throws -> TimeSpan
}

extension Workplace {
    /// What one round of the worker does besides clocks and the outbox.
    var chores: [Chore] {
        guard settings.imap != nil else { return [] }
        return [
            Chore(name: "fetch") { isStopped in
                let status = try self.fetch(isStopped: isStopped) { _ in }
                // Another login that is refused may lock the account.
                return status == .loginRefused || status == .configuration ? .minutes(15) : .minutes(1)
            }
        ]
    }
}

/// Lets clocks speak, carries mail and does its chores, until it is told to stop.
struct Worker {
    private let place: Workplace
    private let signals: StopSignals
    private var chores: [(chore: Chore, due: Instant)]
    private var told: Set<String> = []

    /// How long it sleeps at most: another process may have queued something meanwhile.
    private static let longestSleep = TimeSpan.seconds(5)

    /// A worker.
    ///
    /// - Parameters:
    ///   - place: what it works with.
    ///   - signals: what stops it.
    ///   - chores: what it does besides clocks and the outbox.
    init(_ place: Workplace, signals: StopSignals, chores: [Chore]) {
        self.place = place
        self.signals = signals
        let now = place.clock.now
        self.chores = chores.map { ($0, now) }
    }

    /// One round: chores that are due, clocks, mail.
    ///
    /// - Returns: what became of the mail.
    /// - Throws: `EventLogError`, `EngineError`.
    mutating func round() throws -> MailRound {
        for index in chores.indices where chores[index].due <= place.clock.now && !signals.arePending {
            let chore = chores[index].chore
            var rest = TimeSpan.minutes(15)
            do { rest = try chore.run { signals.arePending } } catch { tell("\(chore.name): \(error)") }
            chores[index].due = place.clock.now + rest
        }
        let spoken = try place.engine.speak(upTo: place.clock.now)
        let round = try place.mailRound(shouldStop: { signals.arePending })
        if !spoken.isEmpty || !round.sent.isEmpty {
            StandardError.write("rescind: \(spoken.count) clocks spoke, \(round.sent.count) mails left")
        }
        for problem in round.problems { tell("mail: \(problem)") }
        if round.problems.isEmpty, !round.sent.isEmpty { told = [] }
        return round
    }

    /// Rounds until a signal comes.
    ///
    /// - Throws: `EventLogError`, `EngineError`.
    mutating func run() throws {
        while true {
            do { _ = try round() } catch let error as EventLogError {
                // Another program holds the database: that passes.
                guard CommandFailure(error).code == ExitStatus.tryAgain.rawValue else { throw error }
                tell("\(error)")
            }
            if signals.wait(try sleep()) { return }
        }
    }

    /// The same trouble is told once until mail leaves again.
    private mutating func tell(_ problem: String) {
        if told.insert(problem).inserted { StandardError.write("rescind: " + TerminalText.inert(problem)) }
    }

    /// How long nothing is due.
    private func sleep() throws -> TimeSpan {
        let now = place.clock.now
        var next = chores.map(\.due)
        if let clock = try place.log.nextDue(notAfter: now + Worker.longestSleep) { next.append(clock.at) }
        next += try place.log.outbox(state: .queued).map(\.notBefore).filter { $0 > now }
        let first = next.min().map { $0 - now } ?? Worker.longestSleep
        return min(max(first, TimeSpan(milliseconds: 50)), Worker.longestSleep)
    }
}

/// The signals that end the worker in order: they are blocked, and looked for where stopping is safe.
struct StopSignals {
    private let set: sigset_t

    /// Blocks SIGTERM, SIGINT and SIGHUP for this thread and those it starts.
    init() {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        self.set = set
    }

    /// Whether one has come.
    var arePending: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return [SIGTERM, SIGINT, SIGHUP].contains { sigismember(&pending, $0) == 1 }
    }

    /// Waits for one.
    ///
    /// - Parameter time: at most so long.
    /// - Returns: whether one came.
    func wait(_ time: TimeSpan) -> Bool {
        var set = set
        var limit = timespec(
            tv_sec: Int(time.milliseconds / 1000),
            tv_nsec: Int(time.milliseconds % 1000) * 1_000_000
        )
        return sigtimedwait(&set, nil, &limit) > 0
    }
}
