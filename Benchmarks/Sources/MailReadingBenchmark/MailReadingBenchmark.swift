import Foundation
import MailFormat

/// How many mails are read in a second of processor time.
///
/// `mail-reading-benchmark FOLDER` reads every `.eml` under the folder, over and over, from memory.
@main struct MailReadingBenchmark {
    /// Each depth is measured so long, in seconds of processor time, and so often; the median is told.
    private static let duration = 1.0
    private static let rounds = 3

    static func main() throws {
        let folder = CommandLine.arguments.dropFirst().first ?? "."
        let mails = try load(folder)
        guard !mails.isEmpty else {
            FileHandle.standardError.write(Data("mail-reading-benchmark: no .eml under \(folder)\n".utf8))
            exit(66)
        }
        let bytes = mails.reduce(0) { $0 + $1.count }
        print("mails of \(bytes / mails.count) bytes on average, in a second of processor time:")
        for (name, depth) in [("rescind, parts", IncomingMessage.Depth.parts), ("rescind, everything", .everything)] {
            let rates = (0..<rounds).map { _ in rate(mails, depth) }.sorted()
            print("\(padded(name)) \(Int(rates[rounds / 2]))")
        }
        let ratios = Growth.ratios { work in
            let start = processorSeconds()
            work()
            return processorSeconds() - start
        }
        print("how many times as long twice the mail takes, of mails that are meant to take long (2 is linear):")
        for (name, size, ratio) in ratios.sorted(by: { $0.ratio > $1.ratio }) {
            print("\(padded(name)) \(Double(Int(ratio * 100)) / 100)  (\(size) bytes)")
        }
    }

    private static func padded(_ name: String) -> String { name.padding(toLength: 34, withPad: " ", startingAt: 0) }

    private static func load(_ folder: String) throws -> [[UInt8]] {
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return try files.filter { $0.hasSuffix(".eml") }.sorted()
            .map { [UInt8](try Data(contentsOf: URL(filePath: folder).appending(path: $0))) }
    }

    /// Mails in a second.
    private static func rate(_ mails: [[UInt8]], _ depth: IncomingMessage.Depth) -> Double {
        var read = 0
        var length = 0
        let start = processorSeconds()
        var now = start
        while now - start < duration {
            for mail in mails { length += IncomingMessage(mail, depth: depth).text.utf8.count }
            read += mails.count
            now = processorSeconds()
        }
        // The length is used, or the compiler might leave the reading out.
        precondition(length >= 0)
        return Double(read) / (now - start)
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
