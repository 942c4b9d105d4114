import ConversationCore
import Foundation
import Understanding

/// What the reading of sellers and buyers costs: the start, a text, and texts meant to hurt.
///
/// `reading-benchmark FOLDER` reads the split of texts in the folder, from memory.
@main struct ReadingBenchmark {
    /// Each figure is measured so long, in seconds of processor time, and so often; the median is told.
    private static let duration = 1.0
    private static let rounds = 3
    /// 2026-11-23, as the texts have it.
    private static let today = CivilDate(dayNumber: 20_780)

    static func main() throws {
        let folder = CommandLine.arguments.dropFirst().first ?? "."
        let replies = try texts(folder + "/seller", suffix: ".tsv") { $0.split(separator: "\t").last.map(String.init) }
        let lines = try texts(folder + "/buyer", suffix: ".jsonl") { line in
            (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["text"] as? String
        }
        guard !replies.isEmpty, !lines.isEmpty else {
            FileHandle.standardError.write(Data("reading-benchmark: no texts under \(folder)\n".utf8))
            exit(66)
        }
        // First of all, since the first reading is what a start pays.
        printStart(reply: replies[0], line: lines[0])
        printRate("replies", replies) { SellerReplyReader().read($0, today: today).labels.count }
        printRate("buyers' lines", lines) { BuyerUtteranceReader().read($0, today: today).slips.count }
        printHostile()
    }

    private static func texts(_ folder: String, suffix: String, _ text: (Substring) -> String?) throws -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try files.filter { $0.hasSuffix(suffix) }.sorted()
            .flatMap {
                try String(contentsOfFile: folder + "/" + $0, encoding: .utf8).split(separator: "\n").compactMap(text)
            }
    }

    // MARK: - Start

    private static func printStart(reply: String, line: String) {
        let before = residentKilobytes()
        let seller = milliseconds { _ = SellerReplyReader().read(reply, today: today) }
        let between = residentKilobytes()
        let buyer = milliseconds { _ = BuyerUtteranceReader().read(line, today: today) }
        let after = residentKilobytes()
        print("first reading, which makes the tables   ms   KB more in memory")
        print(row("reply", seller, between - before))
        print(row("buyer's line, after it", buyer, after - between))
    }

    private static func row(_ name: String, _ time: Double, _ memory: Int) -> String {
        name.padding(toLength: 36, withPad: " ", startingAt: 0) + String(format: "%6.1f", time)
            + String(format: "%20d", memory)
    }

    /// Memory in use, in kilobytes, as Linux counts it; 0 elsewhere.
    private static func residentKilobytes() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return Int(line.filter(\.isNumber)) ?? 0
    }

    // MARK: - Rate

    private static func printRate(_ name: String, _ texts: [String], _ read: (String) -> Int) {
        let bytes = texts.reduce(0) { $0 + $1.utf8.count } / texts.count
        let rates = (0..<rounds).map { _ in rate(texts, read) }.sorted()
        print("\(name) of \(bytes) bytes in a second of processor time: \(Int(rates[rounds / 2]))")
    }

    private static func rate(_ texts: [String], _ read: (String) -> Int) -> Double {
        var count = 0
        var sum = 0
        let start = processorSeconds()
        var now = start
        while now - start < duration {
            for text in texts { sum += read(text) }
            count += texts.count
            now = processorSeconds()
        }
        // The sum is used, or the compiler might leave the reading out.
        precondition(sum >= 0)
        return Double(count) / (now - start)
    }

    // MARK: - Texts meant to hurt

    /// What is written over and over.
    private static let pieces: [(name: String, piece: String)] = [
        ("one letter", "a"), ("letters apart", "a "), ("emoji", "😀"), ("NUL", "\u{0}"), ("Han", "取"),
        ("right to left", "\u{202E}مرحبا "), ("not UTF-8", String(decoding: [0xFF, 0xC0] as [UInt8], as: UTF8.self)),
        ("accents", "e\u{301}\u{301}"), ("negations", "no not cancel, "), ("digits", "1234 "),
    ]

    private static func printHostile() {
        let sizes = [10_000, 100_000, 1_000_000, 10_000_000]
        print("both readers, ms for a text of  " + sizes.map { String(format: "%9d", $0) }.joined() + " bytes")
        for (name, piece) in pieces {
            let times = sizes.map { size in
                let text = String(repeating: piece, count: size / piece.utf8.count)
                return milliseconds {
                    _ = SellerReplyReader().read(text, today: today)
                    _ = BuyerUtteranceReader().read(text, today: today)
                }
            }
            print(
                name.padding(toLength: 32, withPad: " ", startingAt: 0)
                    + times.map { String(format: "%9.1f", $0) }.joined()
            )
        }
    }

    // MARK: - Time

    private static func milliseconds(_ step: () -> Void) -> Double {
        let start = processorSeconds()
        step()
        return (processorSeconds() - start) * 1000
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
