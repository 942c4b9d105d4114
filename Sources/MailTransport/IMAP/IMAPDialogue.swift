public import Engine

/// The part of IMAP that follows the login, as a pure state machine: bytes in, bytes and news out (RFC 9051, and RFC 3501
/// where a server speaks no more than that).
///
/// Opens the mailbox, asks which mails are new, and reads them in batches, one batch ahead of what is being taken in; then
/// waits for new ones, or leaves. Nothing is marked in the mailbox unless that is wanted.
public struct IMAPDialogue: Sendable {
    /// What is to be done, in order.
    public enum Step: Hashable, Sendable {
        /// Send these bytes.
        case write([UInt8])
        /// Take this in; for mails, call `tookIn` when they are on disk.
        case news(MailboxNews)
        /// Nothing more is to be read: close the connection.
        case finished
        /// The mailbox cannot be read on.
        case failed(MailTransportError)
    }

    /// How many mails are asked for at once.
    public static let batch = 50
    /// The largest mail that is read, in bytes.
    public static let mailLimitInBytes = 64 << 20

    private enum Command: Hashable, Sendable {
        case open
        case search
        case fetch
        case store
        case idle
        case logout
    }

    /// Mails that were asked for together.
    private struct Batch: Sendable {
        var tag: String
        var upTo: UInt32
        var uids: Set<UInt32>
        var mails: [MailboxMail] = []
        var isDone = false
    }

    private let folder: String
    private let reading: MailboxReading
    private var reader: IMAPResponseReader
    private var lastTag = 0
    /// Commands that were sent and not answered; a server may answer two FETCH in any order, and mix their mails (RFC 9051,
    /// section 5.5).
    private var waiting: [(tag: String, command: Command)] = []
    /// New mails that were not asked for yet, in order.
    private var wanted: ArraySlice<UInt32> = []
    private var found: [UInt32] = []
    /// What was asked for and is not given yet, in order.
    private var batches: [Batch] = []
    private var uidValidity: UInt32?
    private var lastUID: UInt32 = 0
    /// How many mails there are, and how many there were at the last search.
    private var (exists, searchedWith) = (0, 0)
    /// Pieces of news with mails that were given and not taken in yet.
    private var given = 0
    private var isIdling = false
    private var leaves: Bool
    private var isOver = false

    /// A dialogue on a connection that has logged in.
    ///
    /// - Parameters:
    ///   - folder: the mailbox, such as `INBOX`.
    ///   - reading: where to go on, and how.
    ///   - mailLimitInBytes: the largest mail that is read.
    public init(folder: String, reading: MailboxReading, mailLimitInBytes: Int = IMAPDialogue.mailLimitInBytes) {
        reader = IMAPResponseReader(literalLimitInBytes: mailLimitInBytes)
        self.folder = folder
        self.reading = reading
        leaves = reading.waitInSeconds == 0
    }

    /// Whether the server has been asked to tell of new mail, and nothing else is waited for.
    public var isWaiting: Bool { isIdling && !isOver }

    // MARK: - Moves

    /// The first steps.
    public mutating func start() -> [Step] {
        guard let name = IMAPFolderName.quoted(folder) else {
            return fail(.settings, "the mailbox name “\(folder)” has a character that must not stand there", false)
        }
        // EXAMINE cannot change anything, not even \Recent.
        return [.write(send((reading.marksSeen ? "SELECT " : "EXAMINE ") + name, .open))]
    }

    /// The steps that follow what the server said.
    public mutating func received(_ bytes: [UInt8]) -> [Step] {
        var steps: [Step] = []
        reader.append(bytes)
        while !isOver {
            do {
                guard let response = try reader.next() else { break }
                steps += take(response)
            } catch {
                steps += unreadable(error)
            }
        }
        return steps
    }

    /// The mails of one piece of news are on disk: they are marked where that is wanted.
    ///
    /// - Parameter uids: the mails.
    /// - Returns: what follows.
    public mutating func tookIn(_ uids: [UInt32]) -> [Step] {
        given -= 1
        guard !isOver else { return [] }
        var steps: [Step] = []
        if reading.marksSeen, !uids.isEmpty {
            steps.append(.write(send("UID STORE \(IMAPSet.text(uids)) +FLAGS.SILENT (\\Seen)", .store)))
        }
        return steps + (given > 0 || isReading ? [] : caughtUp())
    }

    /// The wait for new mail is over: the dialogue ends in order.
    public mutating func leave() -> [Step] {
        leaves = true
        return isIdling ? endIdle() : []
    }

    private mutating func endIdle() -> [Step] {
        isIdling = false
        return [.write(Array("DONE\r\n".utf8))]
    }

    /// The connection was closed or went silent.
    public mutating func stop(_ reason: String) -> [Step] { fail(.unreachable, reason) }

    private mutating func send(_ line: String, _ command: Command) -> [UInt8] {
        lastTag += 1
        let tag = "R\(lastTag)"
        waiting.append((tag, command))
        return Array("\(tag) \(line)\r\n".utf8)
    }

    private mutating func fail(
        _ code: MailTransportError.Code,
        _ message: String,
        _ isTemporary: Bool = true
    ) -> [Step] {
        guard !isOver else { return [] }
        isOver = true
        return [.failed(MailTransportError(code: code, message: message, isTemporary: isTemporary))]
    }

    // MARK: - Responses

    private mutating func take(_ response: IMAPResponse) -> [Step] {
        if response.text.first == 43 { return continued() }
        if response.text.starts(with: [42, 32]) { return untagged(response) }
        let words = response.text.prefix(40).split(separator: 32, maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard words.count > 1, let place = waiting.firstIndex(where: { $0.tag == words[0] }) else {
            return fail(.unreachable, "the mail server spoke out of turn: \(response.line)")
        }
        let (tag, command) = waiting.remove(at: place)
        guard words[1].uppercased() == "OK" else { return refused(command, response.line) }
        return done(command, tag)
    }

    private func isWaiting(for command: Command) -> Bool { waiting.contains { $0.command == command } }

    /// `+`: the server is ready to tell of new mail.
    private mutating func continued() -> [Step] {
        guard isWaiting(for: .idle) else {
            return fail(.unreachable, "the mail server spoke out of turn: it asks to go on where nothing was begun")
        }
        isIdling = true
        // Mail that came since the last search was told of before the wait began, and is not told of again.
        return leaves ? leave() : exists > searchedWith ? endIdle() : []
    }

    private mutating func untagged(_ response: IMAPResponse) -> [Step] {
        if let fetched = IMAPFetchResponse(response) { return take(fetched, response) }
        let words = response.text.dropFirst(2).prefix(200).split(separator: 32, maxSplits: 3)
            .map { String(decoding: $0, as: UTF8.self).uppercased() }
        switch (words.first ?? "", words.count > 1 ? words[1] : "") {
        case ("BYE", _):
            guard isWaiting(for: .logout) else {
                return fail(.unreachable, "the mail server ended the connection: \(response.line)")
            }
        case ("OK", "[UIDVALIDITY") where words.count > 2:
            uidValidity = UInt32(words[2].prefix { $0.isNumber })
        case ("SEARCH", _):
            found += response.text.dropFirst(9).split(separator: 32)
                .compactMap { UInt32(String(decoding: $0, as: UTF8.self)) }
        case (let count, "EXISTS"):
            // A number of 32 bits (RFC 9051, section 9), so that nothing counted up or down overflows.
            exists = UInt32(count).map { Int($0) } ?? exists
            if isIdling, exists > searchedWith { return endIdle() }
        case (_, "EXPUNGE"):
            exists = max(0, exists - 1)
            searchedWith = max(0, searchedWith - 1)
        default: break
        }
        return []
    }

    private mutating func take(_ fetched: IMAPFetchResponse, _ response: IMAPResponse) -> [Step] {
        // Servers tell of changed flags unasked; only what was asked for counts.
        guard let uid = fetched.uid, let body = fetched.body,
            let place = batches.firstIndex(where: { !$0.isDone && $0.uids.contains(uid) })
        else { return [] }
        batches[place].uids.remove(uid)
        if let size = response.oversizedInBytes {
            let reason = "it has \(size) bytes, more than the \(reader.literalLimitInBytes) that are read"
            return [.news(.skipped(uid: uid, reason: reason))]
        }
        // A draft was never sent, and what is marked as deleted is gone for the person.
        let flags = fetched.flags ?? []
        if flags.contains("\\draft") || flags.contains("\\deleted") { return [] }
        batches[place].mails.append(MailboxMail(uid: uid, bytes: body))
        return []
    }

    private mutating func unreadable(_ failure: IMAPResponseReader.Failure) -> [Step] {
        switch failure {
        case .lineTooLong:
            fail(.unreachable, "the mail server sent a line of over \(IMAPResponseReader.lineLimitInBytes) bytes")
        case .literalTooLarge(let bytes, let before): tooLarge(bytes, before)
        }
    }

    private mutating func tooLarge(_ bytes: Int, _ before: String) -> [Step] {
        var steps: [Step] = []
        // The UID stands before the mail in what was asked for.
        let words = before.split { " ()".contains($0) }
        if let place = words.firstIndex(where: { $0.uppercased() == "UID" }), place + 1 < words.count,
            let uid = UInt32(words[place + 1]), batches.contains(where: { $0.uids.contains(uid) })
        {
            steps.append(.news(.skipped(uid: uid, reason: "the server states \(bytes) bytes for it")))
        }
        return steps
            + fail(.unreachable, "the mail server states a mail of \(bytes) bytes: it is not asked for again")
    }

    // MARK: - Answers

    private mutating func refused(_ command: Command, _ line: String) -> [Step] {
        switch command {
        case .open:
            let isBusy = ["[INUSE]", "[UNAVAILABLE]", "[LIMIT]"].contains { line.uppercased().contains($0) }
            return fail(
                isBusy ? .unreachable : .settings,
                "the mail server does not open the mailbox \(folder): \(line): "
                    + (isBusy ? "try again later" : "check mail.imap.folder"),
                isBusy
            )
        case .idle:
            // It knows no IDLE: what is there has been read.
            return logout()
        case .logout: return finish()
        case .store: return []
        case .search, .fetch: return fail(.unreachable, "the mail server refused to give the mails: \(line)")
        }
    }

    private mutating func done(_ command: Command, _ tag: String) -> [Step] {
        switch command {
        case .open:
            guard let validity = uidValidity else {
                return fail(.unreachable, "the mail server gives its mails no lasting numbers (no UIDVALIDITY)", false)
            }
            let isKnown = reading.position?.uidValidity == validity
            lastUID = isKnown ? reading.position?.lastUID ?? 0 : 0
            let isRenumbered = reading.position != nil && !isKnown
            return [
                .news(.opened(uidValidity: validity, mails: exists, isRenumbered: isRenumbered)), .write(search()),
            ]
        case .search: return searched()
        case .fetch:
            if let place = batches.firstIndex(where: { $0.tag == tag }) { batches[place].isDone = true }
            return give()
        case .store: return []
        case .idle: return leaves ? logout() : [.write(search())]
        case .logout: return finish()
        }
    }

    /// `n:*` names the last mail even where its number is smaller (RFC 9051, section 6.4.9): what is not new is dropped.
    private mutating func search() -> [UInt8] {
        found = []
        searchedWith = exists
        let since = reading.oldest.map { " SINCE \(IMAPDay.text(secondsSinceEpoch: $0))" } ?? ""
        return send("UID SEARCH UID \(lastUID == .max ? lastUID : lastUID + 1):*\(since)", .search)
    }

    private mutating func searched() -> [Step] {
        wanted = Set(found).filter { $0 > lastUID && !reading.skipping.contains($0) }.sorted()[...]
        found = []
        let first = ask()
        return first.isEmpty ? caughtUp() : first + ask()
    }

    private var isReading: Bool { !batches.isEmpty || !wanted.isEmpty }

    /// Gives the batches that are whole, as far as all before them are.
    private mutating func give() -> [Step] {
        var steps: [Step] = []
        while let first = batches.first, first.isDone {
            batches.removeFirst()
            lastUID = max(lastUID, first.upTo)
            given += 1
            // The batch after the next is asked for before this one is taken in, so that the server does not wait.
            steps += ask() + [.news(.mails(first.mails.sorted { $0.uid < $1.uid }, upTo: first.upTo))]
        }
        return steps
    }

    /// Asks for the next batch, if there is one.
    private mutating func ask() -> [Step] {
        let uids = wanted.prefix(IMAPDialogue.batch)
        guard let last = uids.last else { return [] }
        wanted = wanted.dropFirst(uids.count)
        let bytes = send("UID FETCH \(IMAPSet.text(Array(uids))) (UID FLAGS BODY.PEEK[])", .fetch)
        batches.append(Batch(tag: "R\(lastTag)", upTo: last, uids: Set(uids)))
        return [.write(bytes)]
    }

    private mutating func caughtUp() -> [Step] {
        let news: [Step] = [.news(.caughtUp)]
        return news + (leaves ? logout() : [.write(send("IDLE", .idle))])
    }

    private mutating func logout() -> [Step] { [.write(send("LOGOUT", .logout))] }

    private mutating func finish() -> [Step] {
        isOver = true
        return [.finished]
    }
}
