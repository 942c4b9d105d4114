import ConversationCore
import Engine
import EventStorage
import Foundation
import MailFormat

/// The deadlines of every conversation as a calendar: those that run, and those that no longer hold, so that a calendar
/// that has them takes them out.
///
/// Everything comes from the log: the same log gives the same calendar.
struct DeadlineCalendar {
    private let place: Workplace
    /// Tells this store's entries from those of another.
    private let mark: String

    /// The calendar of a store.
    init(_ place: Workplace) {
        self.place = place
        let code = SHA256.authenticationCode(of: "calendar".utf8, key: place.log.postman.key.bytes)
        mark = code.prefix(6).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// The calendar.
    ///
    /// - Returns: the conversations by number, the clocks of each by name.
    /// - Throws: `EventLogError`, `EngineError`.
    func calendar() throws -> ICalendar {
        let all = try place.log.list(ConversationFilter(includesClosed: true, limit: .max))
        var entries: [ICalendar.Entry] = []
        for state in all.sorted(by: { $0.number < $1.number }) { entries += try self.entries(of: state) }
        return ICalendar(name: "Rescind", entries: entries)
    }

    /// Writes the calendar, readable by its owner alone; a file is replaced as a whole.
    ///
    /// - Parameter path: the file, `-` for standard output.
    /// - Throws: `EventLogError`, `EngineError`, `CommandFailure` when it cannot be written.
    func write(to path: String) throws {
        let text = try calendar().text
        if path == "-" { return try StandardOutput.writeRaw(text) }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure(
                "cannot write the calendar \(path): \(error.localizedDescription): choose another place",
                code: .cannotWrite
            )
        }
        chmod(path, 0o600)
    }

    /// A clock as the log left it.
    private struct Traced {
        var clock: Clock
        var isRunning: Bool
        var sequence: Int
        var changedAt: Instant
    }

    private func entries(of state: Conversation) throws -> [ICalendar.Entry] {
        let traced = try trace(state)
        return try traced.sorted { $0.key < $1.key }.map { try entry($1, of: state) }
    }

    /// Follows every clock through the log.
    private func trace(_ state: Conversation) throws -> [String: Traced] {
        var traced: [String: Traced] = [:]
        var replayed = Conversation(number: state.number, marketplace: state.marketplace)
        for event in try place.log.events(of: state.number) {
            replayed.apply(event)
            let running = replayed.isClosed ? [] : replayed.clocks.filter { $0.pausedWithLeft == nil }
            for clock in running {
                if let known = traced[clock.id] {
                    let isSame =
                        known.isRunning && DeadlineCalendar.moment(known.clock) == DeadlineCalendar.moment(clock)
                    let changes = isSame ? 0 : 1
                    traced[clock.id] = Traced(
                        clock: clock,
                        isRunning: true,
                        sequence: known.sequence + changes,
                        changedAt: isSame ? known.changedAt : event.recordedAt
                    )
                } else {
                    traced[clock.id] = Traced(clock: clock, isRunning: true, sequence: 0, changedAt: event.recordedAt)
                }
            }
            for (id, known) in traced where known.isRunning && !running.contains(where: { $0.id == id }) {
                traced[id]?.isRunning = false
                traced[id]?.sequence += 1
                traced[id]?.changedAt = event.recordedAt
            }
        }
        return traced
    }

    /// What a clock is entered under: the latest safe moment for the buyer's own, the last end for what others owe.
    private static func moment(_ clock: Clock) -> Instant { clock.owner == .buyer ? clock.actBy : clock.expectBy }

    private func entry(_ traced: Traced, of state: Conversation) throws -> ICalendar.Entry {
        let clock = traced.clock
        let wording = place.engine.wording(for: state)
        let name = try wording.words(Say("clock.\(Decider.family(ofClock: clock.id))"))
        let order = state.facts.orderNumber ?? String(state.number)
        let isOwn = clock.owner == .buyer
        let lost = try wording.words(Say(clock.loses))
        return ICalendar.Entry(
            uid: "\(state.number).\(clock.id).\(mark)@rescind",
            sequence: traced.sequence,
            changedAt: traced.changedAt,
            at: DeadlineCalendar.moment(clock),
            summary: try wording.words(
                Say("calendar.\(isOwn ? "buyer" : "other")", ["order": .text(order), "clock": .text(name)])
            ),
            description: try wording.words(
                Say("calendar.description", ["lost": .text(lost), "id": .text("\(order)/\(clock.id)")])
            ),
            isCancelled: !traced.isRunning,
            alarms: isOwn ? [.days(1), .hours(4)] : [TimeSpan(milliseconds: 0)]
        )
    }
}
