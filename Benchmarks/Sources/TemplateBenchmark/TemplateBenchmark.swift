import ConversationCore
import Drafting
import Foundation
import TemplateLibrary

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Prints how many messages are rendered in a second of processor time: each template in each locale and tone, with
/// all its fields and with those only that it cannot do without.
@main struct TemplateBenchmark {
    /// Rounds over all messages that are measured.
    private static let rounds = 100

    /// Runs everything; a message that does not render is told on stderr.
    static func main() {
        do {
            try run()
        } catch {
            FileHandle.standardError.write(Data("template-benchmark: \(error)\n".utf8))
            exit(1)
        }
    }

    /// One message that is to be rendered.
    private struct Job {
        var template: String
        var locale: Language
        var tone: Tone
        var fields: [String: FieldValue]
    }

    private static func run() throws {
        let store = try TemplateStore()
        for (name, withOptional) in [("all fields", true), ("required fields", false)] {
            let jobs = try jobs(store, withOptional: withOptional)
            // The first round reads the files.
            try render(jobs, store)
            let before = microseconds()
            var bytes = 0
            for _ in 0..<rounds { bytes += try render(jobs, store) }
            let seconds = (microseconds() - before) / 1e6
            let count = rounds * jobs.count
            let rate = Int(Double(count) / seconds)
            print("\(name): \(count) messages, \(bytes / count) bytes each, \(rate) in a second of processor time")
        }
    }

    /// Each message of AliExpress once.
    private static func jobs(_ store: TemplateStore, withOptional: Bool) throws -> [Job] {
        var jobs: [Job] = []
        for template in store.names(in: "aliexpress") {
            for locale in store.locales(in: "aliexpress").map({ Language($0) }) {
                let (required, optional, _) = try store.declaration(of: template, in: "aliexpress", locale: locale)
                let names = withOptional ? required + optional : required
                let fields = Dictionary(uniqueKeysWithValues: names.map { ($0, value($0)) })
                for tone in Tone.allCases {
                    jobs.append(Job(template: template, locale: locale, tone: tone, fields: fields))
                }
            }
        }
        return jobs
    }

    /// Renders each message, and returns how many bytes came of it, so that nothing is left out as unused.
    @discardableResult
    private static func render(_ jobs: [Job], _ store: TemplateStore) throws -> Int {
        var bytes = 0
        for job in jobs {
            let message = try store.message(
                job.template,
                marketplace: "aliexpress",
                locale: job.locale,
                tone: job.tone,
                fields: job.fields
            )
            bytes += message.text.utf8.count + (message.subject?.utf8.count ?? 0)
        }
        return bytes
    }

    /// A value such as the field has in practice.
    private static func value(_ field: String) -> FieldValue {
        switch field {
        case "order": .text("8140123456789012")
        case "amount", "offer", "counter": .money(Money(minorUnits: 3490, currency: "EUR"))
        case "deadline", "wait_until": .date(CivilDate(dayNumber: 20_514))
        case "facts": .text("1 March 2026: I wrote\n4 March 2026: no answer in time")
        default:
            field.hasSuffix("_on") || field.hasSuffix("_by") ? .date(CivilDate(dayNumber: 20_514)) : .text("some words")
        }
    }

    private static func microseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
}
