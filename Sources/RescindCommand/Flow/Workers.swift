import Dispatch
import Foundation
import Synchronization

/// Does independent pieces of work on all processors.
enum Workers {
    /// What has been done.
    private struct Done<Result: Sendable> {
        var next = 0
        var results: [Int: Swift.Result<Result, any Error>] = [:]
        var ordered: [Result] = []
        var failure: (any Error)?
    }

    /// Works on items, and takes the results in the order of the items.
    ///
    /// - Parameters:
    ///   - items: the items.
    ///   - makeTool: makes what one worker works with, and shares with no other.
    ///   - work: what is done with an item; by several workers at once.
    ///   - take: what is done with a result, as soon as those before it are taken; by one worker at a time.
    /// - Returns: the results, in the order of the items.
    /// - Throws: the first failure in the order of the items; what comes behind it is not taken.
    static func map<Item: Sendable, Tool, Result: Sendable>(
        _ items: [Item],
        with makeTool: @autoclosure @Sendable () throws -> Tool,
        _ work: @Sendable (Item, Tool) throws -> Result,
        take: @Sendable (inout Result) throws -> Void
    ) throws -> [Result] {
        let done = Mutex(Done<Result>())
        DispatchQueue.concurrentPerform(
            iterations: min(items.count, ProcessInfo.processInfo.activeProcessorCount)
        ) { _ in
            let tool = Swift.Result { try makeTool() }
            while let index = done.withLock({ done -> Int? in
                guard done.next < items.count, done.failure == nil else { return nil }
                done.next += 1
                return done.next - 1
            }) {
                let result = Swift.Result { try work(items[index], tool.get()) }
                done.withLock { done in
                    done.results[index] = result
                    while done.failure == nil, let result = done.results.removeValue(forKey: done.ordered.count) {
                        do {
                            var result = try result.get()
                            try take(&result)
                            done.ordered.append(result)
                        } catch { done.failure = error }
                    }
                }
            }
        }
        return try done.withLock { done in
            if let failure = done.failure { throw failure }
            return done.ordered
        }
    }
}
