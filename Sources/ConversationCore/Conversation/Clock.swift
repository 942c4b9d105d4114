/// A running deadline with the two dates it yields and how they were reckoned.
public struct Clock: Hashable, Codable, Sendable {
    /// Something the clock will say, and when.
    public struct Alert: Hashable, Codable, Sendable {
        /// What is said.
        public enum Kind: String, Codable, CaseIterable, Comparable, Sendable {
            /// *Act by* is near.
            case near
            /// The clock is due: *act by* has come, or the time of another party is over.
            case due
            /// The last end has passed.
            case overdue

            /// Earlier in the clock's life means smaller.
            public static func < (left: Kind, right: Kind) -> Bool { left.rank < right.rank }

            /// Position in the clock's life.
            private var rank: Int {
                switch self {
                case .near: 0
                case .due: 1
                case .overdue: 2
                }
            }
        }

        /// When.
        public var at: Instant
        /// What.
        public var kind: Kind

        /// An alert.
        public init(at: Instant, kind: Kind) {
            self.at = at
            self.kind = kind
        }
    }

    /// One end that a source yields.
    public struct Basis: Hashable, Codable, Sendable {
        /// The length and its source.
        public var value: SourcedLength
        /// The end it yields.
        public var end: Instant

        /// An end with its source.
        public init(value: SourcedLength, end: Instant) {
            self.value = value
            self.end = end
        }
    }

    /// Stable name: the rule's id, or `promise-<n>`.
    public var id: String
    /// Whose deadline it is.
    public var owner: Turn
    /// What it counts from.
    public var startedBy: ClockStart
    /// The earliest moment the start can have been.
    public var start: Instant
    /// The ends by source, the default first.
    public var basis: [Basis]
    /// The earliest end.
    public var end: Instant
    /// How long before the end it stops being safe.
    public var margin: Length
    /// The latest safe moment: the earliest end less the margin.
    public var actBy: Instant
    /// The latest end; for what others owe.
    public var expectBy: Instant
    /// What it will still say, by time.
    public var alerts: [Alert]
    /// What is lost when it lapses, as a phrase.
    public var loses: String
    /// Whether it guards the buyer's money.
    public var isProtection: Bool
    /// How much was left when it was paused, `nil` when it runs.
    public var pausedWithLeft: TimeSpan?
    /// How long it has stood still so far, `nil` when it never did.
    public var stoodFor: TimeSpan?
    /// Why the buyer stopped it, `nil` when it runs or the playbook's rule stopped it.
    public var pauseReason: String?
    /// Why the buyer set it by hand, `nil` when the playbook's rule holds.
    public var overrideReason: String?
    /// The row of the next-step table that speaks when it is due.
    public var next: String
    /// Counts the changes of its dates, from 0.
    public var revision: Int

    /// A clock with all its parts.
    public init(
        id: String,
        owner: Turn,
        startedBy: ClockStart,
        start: Instant,
        basis: [Basis],
        end: Instant,
        margin: Length,
        actBy: Instant,
        expectBy: Instant,
        alerts: [Alert],
        loses: String,
        isProtection: Bool,
        next: String,
        overrideReason: String? = nil,
        revision: Int = 0
    ) {
        self.id = id
        self.owner = owner
        self.startedBy = startedBy
        self.start = start
        self.basis = basis
        self.end = end
        self.margin = margin
        self.actBy = actBy
        self.expectBy = expectBy
        self.alerts = alerts
        self.loses = loses
        self.isProtection = isProtection
        self.next = next
        self.overrideReason = overrideReason
        self.revision = revision
    }

    /// The clock with every date that far later, because it stood still.
    func later(by span: TimeSpan) -> Clock {
        var moved = self
        moved.end = end + span
        moved.actBy = actBy + span
        moved.expectBy = expectBy + span
        moved.alerts = alerts.map { Alert(at: $0.at + span, kind: $0.kind) }
        moved.basis = basis.map { Basis(value: $0.value, end: $0.end + span) }
        moved.stoodFor = (stoodFor ?? TimeSpan(milliseconds: 0)) + span
        return moved
    }

    /// The next thing it will say, `nil` when it is paused or has said all.
    public var nextAlert: Alert? { pausedWithLeft == nil ? alerts.first : nil }

    /// How late it is at that moment.
    public func lateness(at now: Instant) -> Lateness {
        if pausedWithLeft != nil || now < actBy { return .onTime }
        if now < end { return .due }
        return now < max(end, expectBy) + .days(2) ? .overdue : .veryOverdue
    }

    /// How late a clock is.
    public enum Lateness: String, Codable, CaseIterable, Comparable, Sendable {
        /// The latest safe moment is ahead, or the clock is paused.
        case onTime = "on_time"
        /// The latest safe moment has passed, the end not.
        case due
        /// The end has passed.
        case overdue
        /// The last end passed two days ago or more.
        case veryOverdue = "very_overdue"

        /// Less late means smaller.
        public static func < (left: Lateness, right: Lateness) -> Bool {
            let order = allCases
            return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
        }
    }
}
