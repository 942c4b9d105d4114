import Engine
import Foundation

/// Several connections at once, each on its own thread; what they report is handled on the caller's thread.
///
/// Commits that wait at the same moment are handed over together, so that they share one durable write.
final class SMTPLanes: @unchecked Sendable {
    /// Sends mails over one connection.
    typealias Send = @Sendable ([OutgoingMail], LaneReports) throws(MailTransportError) -> Void

    /// A commit that a lane waits for.
    final class Request: @unchecked Sendable {
        let ids: [Int64]
        var answer: Result<Void, any Error>?
        init(_ ids: [Int64]) { self.ids = ids }
    }

    // Everything below is guarded by the condition.
    private let condition = NSCondition()
    private var waiting: [[OutgoingMail]]
    private var requests: [Request] = []
    private var results: [MailResult] = []
    private var lanes: Int
    private var failure: MailTransportError?

    /// Lanes over mails, which are cut into parts that the lanes take one after another.
    ///
    /// - Parameters:
    ///   - mails: the mails.
    ///   - count: how many lanes, 1 or more.
    init(_ mails: [OutgoingMail], count: Int) {
        lanes = count
        // Small parts keep all lanes busy to the end; large ones keep the pipeline full.
        let size = max(1, min(25, (mails.count + count * 2 - 1) / (count * 2)))
        waiting = stride(from: 0, to: mails.count, by: size)
            .map { Array(mails[$0..<min(mails.count, $0 + size)]) }.reversed()
    }

    /// Sends everything; returns when every mail has its result.
    func run(send: @escaping Send, beforeFinalDot: ([Int64]) throws -> Void, onResult: ([MailResult]) -> Void) {
        for _ in 0..<lanes {
            Thread.detachNewThread { [self] in
                work(send)
                condition.withLock {
                    lanes -= 1
                    condition.broadcast()
                }
            }
        }
        while true {
            let (asked, done, isOver) = condition.withLock {
                while requests.isEmpty, results.isEmpty, lanes > 0 { condition.wait() }
                defer { (requests, results) = ([], []) }
                return (requests, results, lanes == 0)
            }
            if !done.isEmpty { onResult(done) }
            answer(asked, beforeFinalDot)
            if isOver { break }
        }
        // Only when no lane found a connection is something left.
        if let failure {
            let left = SMTPSender.results(of: failure, for: waiting.flatMap { $0 })
            if !left.isEmpty { onResult(left) }
        }
    }

    private func answer(_ asked: [Request], _ beforeFinalDot: ([Int64]) throws -> Void) {
        guard !asked.isEmpty else { return }
        let answer = Result { try beforeFinalDot(asked.flatMap(\.ids)) }
        condition.withLock {
            for request in asked { request.answer = answer }
            condition.broadcast()
        }
    }

    /// One lane: takes parts until none is left, or until it finds no connection.
    private func work(_ send: Send) {
        while let mails = condition.withLock({ waiting.popLast() }) {
            do throws(MailTransportError) {
                try send(mails, LaneReports(lanes: self))
            } catch {
                // Another lane may have a connection: it goes on with this part.
                condition.withLock {
                    waiting.append(mails)
                    failure = error
                }
                return
            }
        }
    }

    fileprivate func commit(_ ids: [Int64]) throws {
        let request = Request(ids)
        let answer = condition.withLock {
            requests.append(request)
            condition.broadcast()
            while true {
                if let answer = request.answer { return answer }
                condition.wait()
            }
        }
        try answer.get()
    }

    fileprivate func took(_ done: [MailResult]) {
        condition.withLock {
            results += done
            condition.broadcast()
        }
    }
}

/// Reports of one lane.
struct LaneReports: SMTPReports {
    fileprivate let lanes: SMTPLanes

    func commit(_ ids: [Int64]) throws { try lanes.commit(ids) }
    func took(_ results: [MailResult]) { lanes.took(results) }
}
