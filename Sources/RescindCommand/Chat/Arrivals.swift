import ConversationCore
import Engine
import EventStorage
import Glibc

/// What arrives while a line is typed: clocks that speak, and replies that another process took in.
///
/// Looking costs one `stat` a second as long as nobody writes to the store.
final class Arrivals {
    private let place: Workplace
    private let log: any EventLog
    private var nextLook = 0
    private var lastChange = timespec()
    private var seen: Int64 = 0
    private var known: [Int64: Int] = [:]

    /// Arrivals in a store.
    init(place: Workplace, log: any EventLog) {
        self.place = place
        self.log = log
        seen = (try? place.log.lastChange()) ?? 0
        lastChange = changed
    }

    /// What the chat itself has just done is no news.
    func look(around room: ChatRoom) {
        lastChange = changed
        seen = (try? place.log.lastChange()) ?? seen
        if let front = try? room.front() { known[front.number] = front.sequence }
    }

    /// The text of what has arrived, `nil` for nothing.
    func text(in room: ChatRoom, _ screen: Screen) -> String? {
        // About four questions a second come: one in four looks.
        nextLook = (nextLook + 1) % 4
        guard nextLook == 0 else { return nil }
        var lines: [ChatLine] = []
        // A store that cannot be read now is told at the next turn, which has to use it.
        lines += (try? spoken(room)) ?? []
        if isChanged { lines += (try? replies(room)) ?? [] }
        return lines.isEmpty ? nil : ScreenText(screen).lines(lines).joined(separator: "\n")
    }

    /// What clocks say by now.
    private func spoken(_ room: ChatRoom) throws -> [ChatLine] {
        guard try log.nextDue(notAfter: place.clock.now) != nil else { return [] }
        var turn = ChatTurn()
        turn.fired = try room.engine.speak(upTo: place.clock.now)
        return try ChatText(room: room).lines(of: turn)
    }

    /// Replies that were taken in elsewhere since the last look.
    private func replies(_ room: ChatRoom) throws -> [ChatLine] {
        let since = seen
        seen = try place.log.lastChange()
        var lines: [ChatLine] = []
        for number in try place.log.changed(since: since) {
            guard let state = try log.conversation(number) else { continue }
            let before = known[number]
            known[number] = state.sequence
            let news = try log.events(of: number)
                .filter { $0.sequence > (before ?? 0) && $0.recordedAt.millisecondsSinceEpoch >= since }
            for event in news {
                guard case .sellerSaid(let text, let meaning, let source) = event.body, source != .pasted else {
                    continue
                }
                lines += try self.lines(of: text, meaning, state, room)
            }
        }
        return lines
    }

    private func lines(of text: String, _ meaning: Meaning, _ state: Conversation, _ room: ChatRoom) throws
        -> [ChatLine]
    {
        var fields: [String: FieldValue] = ["conversation": .text(String(state.number))]
        fields["order"] = state.facts.orderNumber.map { .text($0) }
        let labels = try meaning.labels.map { try room.words("label.\($0.rawValue)") }.joined(separator: "; ")
        return [ChatLine(.alarm, try room.words("chat.arrived", fields))]
            + text.split(separator: "\n").map { ChatLine(.draft, "  ┊ " + $0) }
            + [ChatLine(.meaning, "  " + (try room.words("meaning.read", ["meaning": .text(labels)])))]
    }

    /// Whether the log of the store was written to since the last look.
    private var isChanged: Bool {
        let now = changed
        defer { lastChange = now }
        return now.tv_sec != lastChange.tv_sec || now.tv_nsec != lastChange.tv_nsec
    }

    /// When the log of the store was last written to.
    private var changed: timespec {
        var status = stat()
        return stat(place.log.path + "-wal", &status) == 0 ? status.st_mtim : timespec()
    }
}
