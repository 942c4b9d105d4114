/// A recipient who was not reached.
public struct BouncedRecipient: Hashable, Sendable {
    /// The address.
    public var recipient: String
    /// The enhanced status code (RFC 3463), such as `5.1.1`.
    public var status: String
    /// `failed` or `delayed`.
    public var action: String
    /// What the server said.
    public var diagnostic: String?
}

/// Tells bounces from other mail (RFC 3464, and the forms of programs that do not follow it).
///
/// A report of abuse (RFC 5965) and a receipt (RFC 8098) are none, nor is the question of a server whether the sender is a
/// person.
enum BounceReader {
    /// The most recipients of a bounce that are told.
    static let maximumRecipients = 1000
    private static let maximumImproved = 20

    /// The recipients who were not reached, `nil` when the mail is no bounce.
    ///
    /// - Parameters:
    ///   - root: the mail.
    ///   - text: its text.
    /// - Returns: a row each; empty for a bounce that names nobody.
    static func read(_ root: MIMEPart, text: FoldedText) -> [BouncedRecipient]? {
        var reports: [MIMEPart] = []
        var isOther = false
        collect(root, into: &reports, &isOther)
        if isOther { return nil }
        if let rows = NotificationJSON.rows(text) { return unique(rows) }
        guard !reports.isEmpty else {
            guard BounceDetector.isBounce(root, text), !Challenge.isOne(text.folded.prefix(4000)) else { return nil }
            let stated = DeliveryStatus(text.bytes[...])
            return unique(stated.rows.isEmpty ? BounceNotice(root, text).rows() : stated.rows)
        }
        let statuses = reports.map { DeliveryStatus($0.decoded) }
        let rows = statuses.flatMap(\.rows)
        if rows.isEmpty {
            // A report of success is no bounce.
            return statuses.contains { $0.hasSuccess } ? nil : unique(BounceNotice(root, text).rows())
        }
        if rows.allSatisfy({ Challenge.isOne(FoldedText.fold(Array(($0.diagnostic ?? "").utf8))[...]) }) { return nil }
        // Only a short report is worth a look at its words for a better code.
        guard rows.count <= maximumImproved, rows.contains(where: { $0.status.hasSuffix(".0.0") }) else {
            return unique(rows)
        }
        let notice = BounceNotice(root, text)
        return unique(rows.map { notice.improved($0) })
    }

    private static func unique(_ rows: [BouncedRecipient]) -> [BouncedRecipient] {
        var seen: Set<String> = []
        return Array(rows.filter { seen.insert($0.recipient.lowercased()).inserted }.prefix(maximumRecipients))
    }

    /// The delivery reports of a mail, and whether it reports something else.
    private static func collect(_ part: MIMEPart, into reports: inout [MIMEPart], _ isOther: inout Bool) {
        switch part.type.value {
        case "message/delivery-status", "message/global-delivery-status": reports.append(part)
        case "message/feedback-report", "message/disposition-notification", "message/global-disposition-notification":
            isOther = true
        case "multipart/report":
            let kind = part.type["report-type"]?.lowercased()
            if kind == "feedback-report" || kind == "disposition-notification" { isOther = true }
        default: break
        }
        for child in part.parts { collect(child, into: &reports, &isOther) }
    }
}

/// A mail that asks its sender to prove that he is a person, or his server to register.
enum Challenge {
    /// Whether folded words do.
    static func isOne(_ text: Bytes) -> Bool { phrases.isFound(in: text) }

    private static let phrases = PhraseSet([
        "sender not pre-approved", "not pre-approved", "requires confirmation", "to confirm this mail server",
        "confirm that you are a person", "verify that you are human", "prove that you are human", "challenge/response",
        "challenge-response", "verify your email address to deliver", "approve your message", "guest list request",
        "please confirm your message", "needs to be confirmed by you",
    ])
}

/// A message/delivery-status part (RFC 3464): groups of fields, one a recipient.
struct DeliveryStatus {
    /// The recipients who were not reached.
    private(set) var rows: [BouncedRecipient] = []
    /// Whether somebody was reached.
    private(set) var hasSuccess = false

    /// Reads the fields.
    ///
    /// - Parameter bytes: the decoded part, or a whole notice in which the fields stand.
    init(_ bytes: Bytes) {
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let (line, next) = bytes.line(at: place)
            // Only groups of fields count; a blank line stands before each.
            guard !line.isEmpty, line.contains(UInt8(ascii: ":")), !line[line.startIndex].isBlank else {
                place = next
                continue
            }
            let (header, end) = Header.read(bytes[place...])
            if let row = row(header) { rows.append(row) }
            if rows.count == BounceReader.maximumRecipients { return }
            place = max(end, next)
        }
    }

    private mutating func row(_ header: Header) -> BouncedRecipient? {
        let recipient = DeliveryStatus.recipient(header)
        guard !recipient.isEmpty, header.has("action") || header.has("status") || header.has("final-recipient") else {
            return nil
        }
        let action = String(header.keyword("action").prefix { $0.isLetter })
        if action == "delivered" || action == "relayed" || action == "expanded" {
            hasSuccess = true
            return nil
        }
        let diagnostic = header.text("diagnostic-code")
        let isDelayed = action == "delayed"
        return BouncedRecipient(
            recipient: recipient,
            status: SMTPStatus.best(
                stated: header["status"].flatMap { SMTPStatus.find(in: $0) },
                diagnostic: FoldedText.fold(Array((diagnostic ?? "").utf8))[...],
                isDelayed: isDelayed
            ),
            action: isDelayed ? "delayed" : "failed",
            diagnostic: diagnostic
        )
    }

    private static func recipient(_ header: Header) -> String {
        let final = header.text("final-recipient").map { address($0) } ?? ""
        if final.contains("@") { return final }
        // An address of X.400 says less than the one that was written to.
        for other in [header.text("original-recipient"), header.text("x-actual-recipient")] {
            if let found = other.map({ address($0) }), found.contains("@") { return found }
        }
        return final
    }

    /// `rfc822; name@example.com` without its type.
    private static func address(_ value: String) -> String {
        let text = value.split(separator: ";", maxSplits: 1).last ?? ""
        if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
            return String(text[text.index(after: open)..<close]).trimmedBlanks
        }
        let words = text.split(separator: " ")
        let word = words.first { $0.contains("@") } ?? words.first ?? ""
        return String(
            word.trimmingPrefix { "\"'<".contains($0) }.reversed().trimmingPrefix { "\"'>,".contains($0) }.reversed()
        )
    }
}

/// Notices of Amazon's mail service in JSON (`notificationType` `Bounce`).
enum NotificationJSON {
    /// The recipients in it; `nil` when the text is no such notice.
    static func rows(_ text: FoldedText) -> [BouncedRecipient]? {
        guard text.folded[...].trimmed.first == UInt8(ascii: "{"), type.isFound(in: text.folded.prefix(8000)) else {
            return nil
        }
        // The notice may stand as a string in another object: its quotes are escaped there.
        let bytes = text.bytes.filter { $0 != UInt8(ascii: "\\") }
        let folded = FoldedText.fold(bytes)[...]
        guard let kind = type.firstRange(in: folded), value(after: kind.upperBound, in: bytes)?.lowercased() == "bounce"
        else { return nil }
        var rows: [BouncedRecipient] = []
        var place = folded.startIndex
        while let name = address.firstRange(in: folded[place...]), rows.count < BounceReader.maximumRecipients {
            let group = folded[name.upperBound...].prefix { $0 != UInt8(ascii: "}") }
            place = group.endIndex
            if let recipient = value(after: name.upperBound, in: bytes) { rows.append(row(recipient, group, bytes)) }
        }
        return rows.isEmpty ? nil : rows
    }

    private static func row(_ recipient: String, _ group: Bytes, _ bytes: [UInt8]) -> BouncedRecipient {
        let status = status.firstRange(in: group).flatMap { value(after: $0.upperBound, in: bytes) }
        let diagnostic = diagnostic.firstRange(in: group).flatMap { value(after: $0.upperBound, in: bytes) }
        return BouncedRecipient(
            recipient: recipient,
            status: SMTPStatus.best(
                stated: status,
                diagnostic: FoldedText.fold(Array((diagnostic ?? "").utf8))[...],
                isDelayed: false
            ),
            action: "failed",
            diagnostic: diagnostic
        )
    }

    private static let type = PhraseSet([
        "\"notificationtype\"", "\"eventtype\"", "notificationtype\\\"", "eventtype\\\"",
    ])
    private static let address = PhraseSet(["\"emailaddress\""])
    private static let status = PhraseSet(["\"status\""])
    private static let diagnostic = PhraseSet(["\"diagnosticcode\""])

    /// The string after a name and its colon.
    private static func value(after place: Int, in bytes: [UInt8]) -> String? {
        let rest = bytes[place...].drop { $0.isWhitespace || $0 == UInt8(ascii: ":") }
        guard rest.first == UInt8(ascii: "\"") else { return nil }
        let held = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
        return held.isEmpty ? nil : String(decoding: held, as: UTF8.self)
    }
}
