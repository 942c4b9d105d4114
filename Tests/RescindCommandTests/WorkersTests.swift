import Synchronization
import Testing

@testable import RescindCommand

@Suite struct WorkersTests {
    private struct Odd: Error, Equatable {
        var number: Int
    }

    @Test func `results are taken in the order of the items, each once`() throws {
        let taken = Mutex<[Int]>([])
        let results = try Workers.map(Array(0..<500), with: 2) { item, tool in
            item * tool
        } take: { result in
            taken.withLock { $0.append(result) }
        }
        #expect(results == (0..<500).map { $0 * 2 })
        #expect(taken.withLock { $0 } == results)
    }

    @Test func `the first failure in the order of the items is told, and nothing behind it is taken`() {
        let taken = Mutex<[Int]>([])
        #expect(throws: Odd(number: 7)) {
            try Workers.map(Array(0..<500), with: ()) { item, _ in
                if item == 7 || item == 9 { throw Odd(number: item) }
                return item
            } take: { result in
                taken.withLock { $0.append(result) }
            }
        }
        #expect(taken.withLock { $0 } == Array(0..<7))
    }

    @Test func `no items are no work, and a tool that cannot be made is a failure`() throws {
        @Sendable func broken() throws -> Int { throw Odd(number: 1) }
        #expect(try Workers.map([Int](), with: broken(), { item, _ in item }, take: { _ in }).isEmpty)
        #expect(throws: Odd(number: 1)) { try Workers.map([1], with: broken(), { item, _ in item }, take: { _ in }) }
    }
}
