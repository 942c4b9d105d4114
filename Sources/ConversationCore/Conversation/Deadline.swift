/// The running clocks of one conversation and the money that depends on them, in the order in which a person with many
/// orders should look at them.
public struct Deadline: Hashable, Sendable {
    /// The conversation.
    public var conversation: Conversation
    /// Its running clocks: the buyer's, the seller's, the platform's, each group by its date.
    public var clocks: [Clock]
    /// What is at risk: the price less what came back; `nil` when the price is not known.
    public var atRisk: Money?
    /// How late the latest of the buyer's clocks is, or of all when the buyer has none.
    public var lateness: Clock.Lateness

    /// The deadlines of a conversation, `nil` when no clock runs.
    ///
    /// - Parameters:
    ///   - conversation: the conversation.
    ///   - now: the moment at which lateness is judged.
    public init?(_ conversation: Conversation, at now: Instant) {
        guard !conversation.clocks.isEmpty else { return nil }
        self.conversation = conversation
        clocks = conversation.clocks.sorted { Deadline.key($0) < Deadline.key($1) }
        atRisk = conversation.outstanding
        let own = conversation.clocks.filter { $0.owner == .buyer }
        lateness = (own.isEmpty ? conversation.clocks : own).map { $0.lateness(at: now) }.max() ?? .onTime
    }

    /// The conversations with a running clock: the latest first; among those equally late the ones whose protection
    /// ends within a week; among those the most money, currency by currency; then by date.
    ///
    /// Sums of different currencies are not compared, since no rate is known: they stand in groups.
    ///
    /// - Parameters:
    ///   - conversations: the conversations.
    ///   - now: the moment.
    /// - Returns: the deadlines in order.
    public static func ordered(_ conversations: [Conversation], at now: Instant) -> [Deadline] {
        conversations.compactMap { Deadline($0, at: now) }
            .map { (deadline: $0, rank: $0.rank(at: now)) }
            .sorted { $0.rank < $1.rank }
            .map(\.deadline)
    }

    /// The moment by which the first of the clocks wants something.
    public var first: Instant { clocks.map(\.actBy).min() ?? Instant(millisecondsSinceEpoch: .max) }

    private static func key(_ clock: Clock) -> (Int, Instant, String) {
        (Turn.allCases.firstIndex(of: clock.owner) ?? 0, clock.owner == .buyer ? clock.actBy : clock.expectBy, clock.id)
    }

    /// Smaller is more urgent.
    private struct Rank: Comparable {
        var lateness: Clock.Lateness
        var isFarFromEnd: Bool
        var currency: String
        var minorUnits: Int64
        var first: Instant
        var number: Int64

        static func < (left: Rank, right: Rank) -> Bool {
            if left.lateness != right.lateness { return left.lateness > right.lateness }
            if left.isFarFromEnd != right.isFarFromEnd { return !left.isFarFromEnd }
            if left.currency != right.currency { return left.currency < right.currency }
            return (left.minorUnits, left.first, left.number) < (right.minorUnits, right.first, right.number)
        }
    }

    private func rank(at now: Instant) -> Rank {
        Rank(
            lateness: lateness,
            isFarFromEnd: conversation.guardingClock.map { $0.actBy > now + .days(7) } ?? true,
            // An unknown sum comes after every known one.
            currency: atRisk?.currency ?? "~",
            minorUnits: -(atRisk?.minorUnits ?? 0),
            first: first,
            number: conversation.number
        )
    }
}
