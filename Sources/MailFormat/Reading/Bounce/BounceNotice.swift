/// What a bounce says in words.
struct BounceNotice {
    /// How many lines after an address belong to it.
    private static let linesOfReason = 12
    /// A notice is short; what follows a long one is the mail that came back.
    private static let maximumSize = 100_000
    /// The most recipients that are read from words.
    private static let maximumRecipients = 200

    private let root: MIMEPart
    private let lines: TextLines
    /// The lines of the notice itself.
    private let own: [TextLines.Line]

    /// A notice.
    ///
    /// - Parameters:
    ///   - root: the mail.
    ///   - text: its text, in which the mail that came back may stand too.
    init(_ root: MIMEPart, _ text: FoldedText) {
        self.root = root
        lines = TextLines(FoldedText(text, prefix: BounceNotice.maximumSize))
        var own: [TextLines.Line] = []
        var hasAddress = false
        for line in lines.all {
            let folded = lines.folded(line)
            if hasAddress, BounceNotice.beginsCopy(folded) { break }
            hasAddress = hasAddress || folded.contains(UInt8(ascii: "@"))
            own.append(line)
        }
        self.own = own
    }

    /// Whether the mail that came back begins there.
    private static func beginsCopy(_ line: Bytes) -> Bool {
        if copies.begins(line) { return true }
        guard let first = line.first, !first.isLetter, first < 0x80 else { return false }
        return copyHeadings.isFound(in: line)
    }

    private static let copies = PhraseSet([
        "received: from", "message headers follow", "below is a copy of the original message", "message header:",
        "original message headers", "original message follows", "a copy of the original message",
        "your original message",
        "original headers", "this is a copy of the headers", "this is a copy of your message",
        "the original message was:",
    ])

    private static let copyHeadings = PhraseSet([
        "copy of the message", "copy of your message", "original message", "message follows", "unsent message",
        "returned message", "message header", "message text follows", "original headers", "copy of the original",
        "original mail", "returned mail follows", "headers follow",
    ])

    // MARK: - Recipients

    /// The recipients named, each with what is said about it.
    func rows() -> [BouncedRecipient] {
        let isDelayed = isDelayed
        let whole = FoldedText.fold(Array(lines.joined(own).utf8))
        let ofWhole = SMTPStatus.best(stated: nil, diagnostic: whole[...], isDelayed: isDelayed)
        return addresses().prefix(BounceNotice.maximumRecipients)
            .map { address in
                let said = said(about: address)
                let diagnostic = FoldedText.fold(Array(said.utf8))
                var status = SMTPStatus.best(stated: nil, diagnostic: diagnostic[...], isDelayed: isDelayed)
                if status.hasSuffix(".0.0") { status = ofWhole }
                return BouncedRecipient(
                    recipient: address,
                    status: status,
                    action: isDelayed ? "delayed" : "failed",
                    diagnostic: said.isEmpty ? nil : String(said.prefix(500))
                )
            }
    }

    /// A row of a report whose code says nothing, with the code that stands beside its address in the words.
    func improved(_ row: BouncedRecipient) -> BouncedRecipient {
        guard row.status.hasSuffix(".0.0") else { return row }
        let said = FoldedText.fold(Array(said(about: row.recipient).utf8))
        let better = SMTPStatus.best(stated: row.status, diagnostic: said[...], isDelayed: row.action == "delayed")
        guard better.first == row.status.first else { return row }
        var row = row
        row.status = better
        return row
    }

    /// Whether delivery is still tried.
    private var isDelayed: Bool {
        let subject = FoldedText.fold(Array((root.header.text("subject") ?? "").utf8))
        if BounceNotice.delaySubjects.isFound(in: subject[...]) { return true }
        return own.contains { BounceNotice.delays.isFound(in: lines.folded($0)) }
    }

    private static let delaySubjects = PhraseSet([
        "delay", "warning", "retrying", "verzögert", "retard", "задерж", "延迟", "遅延",
    ])

    private static let delays = PhraseSet([
        "will be retried", "no action is required on your part", "will continue to", "not yet been delivered",
        "still being attempted", "will keep trying", "is still trying", "temporary failure report",
        "wird weiterhin versucht", "temporary problem delivering",
    ])

    private func addresses() -> [String] {
        let stated = (root.header.text("x-failed-recipients") ?? "").split { $0 == "," || $0 == ";" }
            .map { String($0).trimmedBlanks }.filter { $0.contains("@") }
        if !stated.isEmpty { return unique(stated) }
        let ranked = ranked()
        for rank in [Rank.first, .named, .mentioned] {
            let found = ranked.filter { $0.rank == rank }.map(\.address)
            if !found.isEmpty { return unique(rank == .mentioned ? Array(found.prefix(1)) : found) }
            if rank == .first, let bare = bareNames(), !bare.isEmpty { return unique(bare) }
        }
        return originalRecipients()
    }

    private func unique(_ addresses: [String]) -> [String] {
        var seen: Set<String> = []
        return Array(addresses.filter { seen.insert($0.lowercased()).inserted }.prefix(BounceReader.maximumRecipients))
    }

    /// How surely an address is the one that was not reached.
    private enum Rank { case first, named, mentioned }

    private func ranked() -> [(address: String, rank: Rank)] {
        let from = Set(AddressList.read(root.header["from"] ?? []).map { $0.address.lowercased() })
        let to = Set(root.header.all("to").flatMap { AddressList.read($0) }.map { $0.address.lowercased() })
        var found: [(address: String, rank: Rank)] = []
        var other: [(address: String, rank: Rank)] = []
        for line in own where lines.folded(line).contains(UInt8(ascii: "@")) {
            let folded = lines.folded(line)
            if BounceNotice.helpers.isFound(in: folded) { continue }
            for (place, address) in MentionedAddress.all(in: lines.bare(line)).enumerated() {
                let lower = address.lowercased()
                if from.contains(lower) || lower.hasPrefix("mailer-daemon@") || lower.contains("=") { continue }
                let rank = rank(folded, lower, place)
                if rank == .mentioned, lower.hasPrefix("postmaster@") { continue }
                if to.contains(lower) { other.append((address, rank)) } else { found.append((address, rank)) }
                if rank == .first { break }
            }
            if found.count > BounceReader.maximumRecipients { break }
        }
        // A mail to oneself comes back to oneself.
        return found.isEmpty ? other.filter { $0.rank != .mentioned } : found
    }

    private func rank(_ line: Bytes, _ address: String, _ place: Int) -> Rank {
        var text = line
        while let first = text.first, !first.isLetter, !first.isDigit, first < 0x80 { text.removeFirst() }
        // 554 <name@example.com>... Host unknown
        if text.count > 4, text.prefix(3).allSatisfy(\.isDigit), text[text.startIndex + 3] == .space {
            text = text.dropFirst(4).drop { $0 == UInt8(ascii: "<") }
        }
        if place == 0, text.starts(with: Array(address.utf8)) { return .first }
        return BounceNotice.introductions.isFound(in: line) ? .named : .mentioned
    }

    private static let introductions = PhraseSet([
        "to: ", "to:<", "to <", "recipient", "rcpt to", "delivering your mail to", "delivered to", "delivery to",
        "your message to",
        "deliver to", "reach", "address", "empfänger", "destinatario", "destinataire", "destinatário", "ontvanger",
        "mottagare",
        "modtager", "odbiorc", "адрес", "получател", "收件人", "收信人", "邮箱", "宛先", "받는", "alıcı", "unknown", "no such user",
        "mailbox",
        "does not exist", "para: ",
    ])

    /// Lines that tell whom to ask.
    private static let helpers = PhraseSet([
        "contact", "assistance", "for help", "questions", "abuse@", "report this", "support@",
        "send mail to postmaster", "please reply to", "not reply to",
        "mailto:postmaster", "original sender", "mail from:", "return-path", "from: ", "message-id", "x-sender",
    ])

    /// Names without a domain under a heading: `Your mail to the following recipients could not be delivered: ...`.
    private func bareNames() -> [String]? {
        guard let domain = AddressList.read(root.header["from"] ?? []).first?.address.split(separator: "@").last,
            domain.contains("."),
            let heading = own.firstIndex(where: { BounceNotice.nameHeadings.isFound(in: lines.folded($0)) })
        else { return nil }
        var names: [String] = []
        for line in own[(heading + 1)...].drop(while: { $0.isBlank }) {
            let bare = lines.bare(line)
            guard !bare.isEmpty, bare.count < 64,
                bare.allSatisfy({ $0.isLetter || $0.isDigit || "._-+".utf8.contains($0) })
            else { break }
            names.append("\(String(decoding: bare, as: UTF8.self))@\(domain)")
        }
        return names
    }

    private static let nameHeadings = PhraseSet(["following recipient", "following address", "following user"])

    /// Whom the mail that came back was to.
    private func originalRecipients() -> [String] {
        for part in root.parts {
            guard
                part.type.value == "message/rfc822" || part.type.value == "text/rfc822-headers"
                    || part.type.value == "message/global" || part.type.value == "message/global-headers"
            else { continue }
            let header = Header.read(part.decoded).0
            let to = (header["x-original-to"] ?? header["to"]).map { AddressList.read($0) } ?? []
            return to.map(\.address).filter { $0.contains("@") }
        }
        return []
    }

    // MARK: - Reasons

    /// What stands about an address: its line, and those after it up to the next address.
    private func said(about address: String) -> String {
        let wanted = PhraseSet([address])
        guard let start = own.firstIndex(where: { wanted.isFound(in: lines.folded($0)) }) else { return "" }
        var out = String(decoding: lines.bare(own[start]), as: UTF8.self)
        for line in own[(start + 1)...].prefix(BounceNotice.linesOfReason) {
            let bare = lines.bare(line)
            if bare.first == UInt8(ascii: "<"), bare.contains(UInt8(ascii: "@")),
                !wanted.isFound(in: lines.folded(line))
            {
                break
            }
            out += " " + String(decoding: bare, as: UTF8.self)
        }
        return out.trimmedBlanks
    }
}

/// Addresses in running text.
enum MentionedAddress {
    /// The addresses of a line, in order.
    static func all(in line: Bytes) -> [String] {
        line.split(whereSeparator: { $0.isWhitespace || separators.contains($0) }).compactMap { address($0) }
    }

    private static let separators = Set("<>()[]\"',;|".utf8)

    /// Whether a mark of full width begins there (U+3000 to U+303F, U+FF00 to U+FF3F).
    private static func isWideMark(_ text: Bytes) -> Bool {
        text.starts(with: [0xE3, 0x80]) || text.starts(with: [0xEF, 0xBC])
    }

    private static func address(_ word: Bytes) -> String? {
        var text = word
        // Chinese and Japanese need no blank before an address: 收件人：name@example.com
        if let mark = text.indices.last(where: { isWideMark(text[$0...]) }) { text = text[(mark + 3)...] }
        while let last = text.last, ".:!?".utf8.contains(last) { text.removeLast() }
        for scheme in ["mailto:", "rfc822:", "smtp:", "to:"] as [StaticString] where text.hasPrefix(scheme) {
            text = text.dropFirst(scheme.utf8CodeUnitCount)
        }
        let parts = text.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let first = parts[1].first, first != UInt8(ascii: ".") else {
            return nil
        }
        // A server may name where it went: name@example.com:25
        let domain = parts[1].prefix { $0.isLetter || $0.isDigit || $0 >= 0x80 || ".-_".utf8.contains($0) }
        guard domain.count == parts[1].count || parts[1][domain.endIndex] == UInt8(ascii: ":"),
            domain.contains(UInt8(ascii: ".")) || domain.equals("localhost")
        else { return nil }
        return String(decoding: text[text.startIndex..<domain.endIndex], as: UTF8.self)
    }
}
