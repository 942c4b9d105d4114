public import ConversationCore

/// A scripted message flow: a conversation on a virtual clock, and everything that Rescind does because of each step.
public struct Flow: Sendable {
    /// The file it was read from.
    public var file: String
    /// The lines of the file and of those it includes, for showing the place of a failure.
    public var sources: [String: [String]]
    /// Its name.
    public var name: String
    /// Which row of its `each:` table it plays, `nil` without a table.
    public var row: Row?
    /// Its tags.
    public var tags: [String]
    /// When the virtual clock starts.
    public var start: Instant
    /// The buyer's zone.
    public var zone: Zone
    /// What is known beforehand.
    public var given: Given
    /// The steps, in order.
    public var steps: [Step]
    /// What holds at the end.
    public var finally: [Final]

    /// One row of the `each:` table.
    public struct Row: Hashable, Sendable {
        /// Its position in the table, from 0.
        public var index: Int
        /// What it is called in reports: its first value.
        public var label: String
        /// Where it stands.
        public var place: Place
    }

    /// Where the flow stands: its row, else the first line of its file.
    public var place: Place { row?.place ?? Place(file: file, line: 1, column: 1) }

    /// The name for reports, with the row.
    public var title: String { row.map { "\(name) [\($0.label)]" } ?? name }

    /// A place in a file, from 1.
    public struct Place: Hashable, Codable, Sendable {
        /// The file as the person named it.
        public var file: String
        /// The line.
        public var line: Int
        /// The column, in Unicode scalars.
        public var column: Int

        /// `file:line:column`.
        public var text: String { "\(file):\(line):\(column)" }
    }

    /// What is known beforehand.
    public struct Given: Hashable, Sendable {
        /// The buyer's name.
        public var name: String?
        /// The buyer's address.
        public var email: String?
        /// The language Rescind speaks.
        public var language: Language?
        /// Facts about the order, `nil` when none are given.
        public var order: Facts?
        /// Where the order is.
        public var stage: Stage?

        /// What is known of the buyer; nothing of the order.
        public init(name: String? = nil, email: String? = nil, language: Language? = nil) {
            self.name = name
            self.email = email
            self.language = language
        }
    }

    /// One step.
    public struct Step: Sendable {
        /// Where it stands.
        public var place: Place
        /// What is said or done.
        public var verb: Verb
        /// When, `nil` for at once.
        public var at: Moment?
        /// Outputs that are not claimed are allowed.
        public var isLoose: Bool
        /// What followed; an empty list claims silence, as `nothing` does.
        public var claims: [Claim]
    }

    /// What is said or done.
    public enum Verb: Hashable, Sendable {
        /// The buyer writes.
        case buyer(String)
        /// The seller writes.
        case seller(String)
        /// An email of the seller's comes in, as it is on the wire.
        case mail(String)
        /// The marketplace shows that the order moved.
        case platform(PlatformNotice)
        /// The bank shows a refund; without a sum, the whole.
        case bank(Money?)
        /// The buyer approves the draft of that name.
        case approve(String)
        /// The buyer writes the draft anew.
        case edit(String)
        /// The buyer puts the draft of that name away.
        case reject(String)
        /// A slash command.
        case command(String)
        /// Time passes.
        case advance(Moment)
        /// The process is killed and started again.
        case crash
        /// The process is ended and started again.
        case reload
        /// Nothing; words for the reader.
        case note(String)
    }

    /// What the marketplace shows.
    public enum PlatformNotice: Hashable, Sendable {
        /// The order is there now.
        case stage(Stage)
        /// The order is closed, or a dispute or an escalation was decided.
        case mark(Mark)
    }

    /// A moment on the virtual clock.
    public enum Moment: Hashable, Sendable {
        /// So much later.
        case later(TimeSpan)
        /// Then.
        case instant(Instant)
        /// When the next clock speaks.
        case nextTimer
        /// When that clock speaks next.
        case until(String)
        /// What an earlier claim found: `${label.field}`.
        case captured(String)
    }

    /// Something claimed about a step.
    public struct Claim: Sendable {
        /// Where it stands.
        public var place: Place
        /// What is claimed.
        public var kind: Kind
        /// The name after the kind, as far as it has one.
        public var name: String
        /// Claims on parts: `text`, `subject`, `template`, ...
        public var parts: [Part] = []
        /// The name under which later steps refer to what was found, `nil` for none.
        public var label: String?

        /// A claim on a part.
        public struct Part: Sendable {
            /// The part.
            public var name: String
            /// What it must be like.
            public var matcher: Matcher
            /// Where it stands.
            public var place: Place
        }

        /// What is claimed.
        public enum Kind: String, CaseIterable, Codable, Sendable {
            /// A clock spoke.
            case fires
            /// A reply was read as these labels.
            case `class`
            /// A danger was told.
            case warns
            /// A message went to the seller.
            case sends
            /// A clock began.
            case schedules
            /// A clock moved.
            case moves
            /// A clock ended.
            case cancels
            /// Something was said.
            case says
            /// A question was asked.
            case asks
            /// A message was drafted.
            case drafts
            /// An email went to the buyer.
            case emails
            /// What is known.
            case slots
            /// Where the matter stands.
            case state
            /// An event was recorded.
            case event
            /// Nothing happened.
            case nothing
        }
    }

    /// What holds at the end.
    public struct Final: Sendable {
        /// Where it stands.
        public var place: Place
        /// What is claimed.
        public var kind: Kind

        /// What is claimed.
        public enum Kind: Hashable, Sendable {
            /// These clocks still run.
            case timers([String])
            /// So many emails wait.
            case outbox(Int)
            /// So many messages went to the seller.
            case thread(Int)
            /// These messages, in order: the template of the buyer's, `seller` for the seller's.
            case messages([String])
            /// The end is the same under these disturbances.
            case sameUnder([Disturbance])
        }
    }

    /// Something that must not change the end.
    public enum Disturbance: String, CaseIterable, Codable, Sendable {
        /// A kill after each step.
        case crash
        /// Each message that comes in delivered twice.
        case redeliver
        /// Each step taken back and done again.
        case undoRedo = "undo-redo"
        /// Each advance in several.
        case splitAdvance = "split-advance"
    }
}
