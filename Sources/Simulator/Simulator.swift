import Foundation

/// Plays buyers against pretend sellers.
///
/// `Simulator [--conversations N] [--seed S]` prints figures, `--transcript SEED` one conversation whole. With
/// `--unsure PERCENT` so many buyers do not know the end of protection when asked first. Exits with 1 when a buyer who follows the advice lost protection, or something that should always hold did not.
@main
enum Simulator {
    /// What was asked for.
    private struct Wish {
        var conversations = 1000
        var seed: UInt64 = 1
        var transcript: UInt64?
        var unsurePercent = 0
    }

    /// A mistake in the arguments.
    private struct Misuse: Error {}

    /// Reads the arguments, plays, prints.
    static func main() async throws {
        guard let wish = try? wish(Array(CommandLine.arguments.dropFirst())) else {
            FileHandle.standardError.write(
                Data("usage: Simulator [--unsure PERCENT] [--conversations N] [--seed S] | --transcript SEED\n".utf8)
            )
            exit(64)
        }
        let simulation = try Simulation(unsurePercent: wish.unsurePercent)
        if let seed = wish.transcript {
            for policy in Policy.allCases {
                let played = try simulation.play(seed, policy, keepsTranscript: true)
                print("\(policy.rawValue), seed \(seed)")
                show(played)
            }
            return
        }
        print("\(wish.conversations) conversations, seed \(wish.seed)")
        let seeds = (0..<wish.conversations).map { wish.seed &+ UInt64($0) }
        let report = Report(played: try await simulation.play(seeds))
        print(report.table)
        print(Report.legend)
        print(report.losses)
        print(report.slips)
        print(report.total)
        guard let failure = report.lost.first ?? report.violated.first else { return }
        for line in report.failures { print(line) }
        print("seed \(failure.seed):")
        show(try simulation.play(failure.seed, .advised, keepsTranscript: true))
        exit(1)
    }

    private static func show(_ played: Played) {
        for line in played.transcript { print(line) }
        if let violation = played.violation { print("does not hold: \(violation)") }
        print("\(played.end?.words ?? "open") after \(played.days) days")
    }

    private static func wish(_ arguments: [String]) throws -> Wish {
        var wish = Wish()
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst().flatMap({ UInt64($0) }) else { throw Misuse() }
            switch name {
            case "--conversations":
                guard value > 0, let count = Int(exactly: value) else { throw Misuse() }
                wish.conversations = count
            case "--seed": wish.seed = value
            case "--transcript": wish.transcript = value
            case "--unsure":
                guard value <= 100 else { throw Misuse() }
                wish.unsurePercent = Int(value)
            default: throw Misuse()
            }
        }
        return wish
    }
}
