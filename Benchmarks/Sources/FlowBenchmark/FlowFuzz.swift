import ConversationCore
import Flows
import Foundation
import StrictYAML

/// Reads broken flow files: those of a folder, changed at random from a seed.
///
/// What must hold for any text: reading ends, twice with the same result, and every mistake has a code and a place that the
/// file has.
struct FlowFuzz {
    private let texts: [[UInt8]]
    private let zone: Zone
    private var random: SplitMix

    /// A fuzzer over the flow files of a folder.
    init(folder: String, seed: UInt64, zone: Zone) throws {
        texts = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
            .map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))) }
        precondition(!texts.isEmpty, "there is no flow in \(folder)")
        self.zone = zone
        random = SplitMix(state: seed)
    }

    /// Pieces that mean something in a flow file.
    private static let pieces = [
        "- ", "  ", "\n", ": ", "{", "}", "[", "]", "\"", "'", "|\n", "&a ", "*a ", "!!str ", "<<: ", "${", "}",
        "${a.b}",
        "$${", "then:", "each:", "include: ", "with: ", "as: ", "finally:", "same-under: [crash]", "nothing", "buyer: ",
        "seller: ", "mail: |\n", "advance: ", "next-timer", "{ until: refund }", "snapshot: ", "re: \"((a*)*)*\"",
        "\u{0}",
        "\u{FEFF}", "\u{2028}", "\r\n", "\t", "# ", "? ", "---\n", "9999999999999999999", "2026-02-30T25:61",
    ]

    /// Reads changed files for some seconds.
    ///
    /// - Parameter seconds: how long.
    /// - Returns: how many were read, and how many of them held no mistake.
    mutating func run(seconds: Double) -> (read: Int, good: Int) {
        let end = DispatchTime.now().uptimeNanoseconds + UInt64(seconds * 1e9)
        var counts = (read: 0, good: 0)
        while DispatchTime.now().uptimeNanoseconds < end {
            let text = String(decoding: changed(), as: UTF8.self)
            let found = mistakes(of: text)
            precondition(found == mistakes(of: text), "reading twice gives the same:\n\(text)")
            let lines = text.sourceLines.count
            for mistake in found where mistake.file == "fuzz.flow.yaml" {
                precondition(mistake.code != nil, "a mistake has a code: \(mistake)\n\(text)")
                precondition(
                    (1...(lines + 1)).contains(mistake.line) && mistake.column >= 1,
                    "a place: \(mistake)\n\(text)"
                )
            }
            counts.read += 1
            counts.good += found.isEmpty ? 1 : 0
        }
        return counts
    }

    private func mistakes(of text: String) -> [FileMistake] {
        let zone = zone
        // Every file includes itself under another name, or is not there.
        let reader = FlowReader(
            zone: { _ in zone },
            vocabulary: FlowVocabulary(
                clocks: ["refund", "ship-by"],
                templates: ["insist"],
                notifications: ["closed"]
            ),
            load: { path in
                if path.count % 2 == 0 { throw CocoaError(.fileNoSuchFile) }
                return text
            }
        )
        do {
            _ = try reader.read(text, file: "fuzz.flow.yaml")
            return []
        } catch { return error.mistakes }
    }

    /// A file with one to eight changes.
    private mutating func changed() -> [UInt8] {
        var text = texts[random.below(texts.count)]
        for _ in 0...random.below(8) where !text.isEmpty {
            let at = random.below(text.count)
            switch random.below(6) {
            case 0: text[at] = UInt8(random.below(256))
            case 1: text.remove(at: at)
            case 2: text.insert(contentsOf: Array(FlowFuzz.pieces[random.below(FlowFuzz.pieces.count)].utf8), at: at)
            case 3: text.removeSubrange(at..<min(text.count, at + random.below(80)))
            case 4:
                text.insert(
                    contentsOf: text[at..<min(text.count, at + random.below(200))],
                    at: random.below(text.count)
                )
            default:
                let other = texts[random.below(texts.count)]
                let start = random.below(other.count)
                text.insert(contentsOf: other[start..<min(other.count, start + random.below(200))], at: at)
            }
        }
        return text
    }
}

/// Random numbers that a seed decides (Steele, Lea and Flood 2014).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { limit <= 1 ? 0 : Int(next() % UInt64(limit)) }
}
