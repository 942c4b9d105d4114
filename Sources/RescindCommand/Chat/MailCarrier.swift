import EventStorage
import Foundation
import Synchronization

/// Carries mail beside the chat, so that a slow server never holds up a line.
///
/// One round runs at a time; another is begun after it when turns were taken meanwhile.
final class MailCarrier: Sendable {
    private let work: @Sendable () throws -> MailRound
    private let state = Mutex(State())

    fileprivate struct State {
        var isRunning = false
        var isWanted = false
        var finished = MailRound()
        var told: Set<String> = []
    }

    /// A carrier.
    ///
    /// - Parameter work: one round; called on a thread of its own.
    init(_ work: @escaping @Sendable () throws -> MailRound) {
        self.work = work
    }

    /// Begins a round, or has one more follow the one that runs.
    func begin() {
        let starts = state.withLock { state in
            state.isWanted = true
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if starts { Thread.detachNewThread { [self] in run() } }
    }

    private func run() {
        while state.withLock({ $0.next() }) {
            var round = MailRound()
            do { round = try work() } catch { round.problems = ["\(error)"] }
            state.withLock { $0.finished.add(round) }
        }
    }

    /// What has been done since it was asked last; the same trouble is told once.
    func finished() -> MailRound {
        state.withLock { state in
            var round = state.finished
            round.problems = round.problems.filter { state.told.insert($0).inserted }
            state.finished = MailRound()
            return round
        }
    }

    /// Waits for the round that runs.
    ///
    /// - Parameter seconds: at most so long.
    /// - Returns: whether none runs any more.
    func wait(seconds: Double) -> Bool {
        let end = DispatchTime.now() + seconds
        while state.withLock({ $0.isRunning }) {
            if DispatchTime.now() >= end { return false }
            usleep(10_000)
        }
        return true
    }
}

extension MailCarrier.State {
    /// Whether another round is to run.
    fileprivate mutating func next() -> Bool {
        isRunning = isWanted
        isWanted = false
        return isRunning
    }
}
