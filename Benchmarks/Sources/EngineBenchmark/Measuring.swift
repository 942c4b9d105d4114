import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What a step took.
struct Cost {
    /// Elapsed time in microseconds.
    var wall: Double
    /// Time of the processor in microseconds.
    var cpu: Double

    /// Runs a step and says what it took.
    static func measuring<Value>(_ step: () throws -> Value) rethrows -> (value: Value, cost: Cost) {
        let before = (microseconds(CLOCK_MONOTONIC), microseconds(CLOCK_PROCESS_CPUTIME_ID))
        let value = try step()
        let after = (microseconds(CLOCK_MONOTONIC), microseconds(CLOCK_PROCESS_CPUTIME_ID))
        return (value, Cost(wall: after.0 - before.0, cpu: after.1 - before.1))
    }

    private static func microseconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
}

/// Many costs of the same step, with what was stored by it.
struct Series {
    /// What the steps took, in order.
    var costs: [Cost] = []
    /// What the same bytes took without Rescind, in order; empty where there is no such floor.
    var floors: [Cost] = []
    /// Bytes of the snapshots, in order.
    var snapshots: [Int] = []
    /// Bytes that were to be stored, snapshots included, in order.
    var stored: [Int] = []

    /// The median of the elapsed times.
    var wall: Double { Series.quantile(0.5, costs.map(\.wall)) }
    /// The median of the processor's times.
    var cpu: Double { Series.quantile(0.5, costs.map(\.cpu)) }

    /// The value below which that part of the values lies, NaN for none.
    static func quantile(_ part: Double, _ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted[min(sorted.count - 1, Int(part * Double(sorted.count)))]
    }

    /// The mean, rounded; 0 for none.
    static func mean(_ values: [Int]) -> Int { values.isEmpty ? 0 : values.reduce(0, +) / values.count }
}

/// A table as text, numbers to the right.
struct TextTable {
    /// The names of the columns.
    var head: [String]
    /// The lines.
    var lines: [[String]] = []

    /// The table with its columns aligned.
    var text: String {
        let all = [head] + lines
        let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return
            all.map { line in
                line.enumerated()
                    .map { column, cell in
                        let space = String(repeating: " ", count: widths[column] - cell.count)
                        return column == 0 ? cell + space : space + cell
                    }
                    .joined(separator: "  ")
            }
            .joined(separator: "\n")
    }

    /// The number with so many decimals; a dash for none.
    static func number(_ value: Double, decimals: Int = 0) -> String {
        value.isFinite ? String(format: "%.\(decimals)f", value) : "-"
    }
}
