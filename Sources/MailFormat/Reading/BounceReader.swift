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
enum BounceReader {
    /// The recipients who were not reached, `nil` when the mail is no bounce.
    static func read(_ root: MIMEPart, text: String) -> [BouncedRecipient]? {
        var rows: [BouncedRecipient] = []
        var hasReport = false
        collectReports(root, into: &rows, &hasReport)
        if hasReport {
            // A report of success is no bounce.
            if rows.isEmpty, isSuccess(root) { return nil }
            if !rows.isEmpty { return unique(rows) }
        }
        guard hasReport || looksLikeBounce(root.header, text: text) else { return nil }
        return unique(FreeFormBounce.rows(root, text: text))
    }

    private static func unique(_ rows: [BouncedRecipient]) -> [BouncedRecipient] {
        var seen: Set<String> = []
        return rows.filter { seen.insert($0.recipient.lowercased()).inserted }
    }

    // MARK: - Reports

    private static func collectReports(_ part: MIMEPart, into rows: inout [BouncedRecipient], _ hasReport: inout Bool) {
        if part.type.value == "message/delivery-status" || part.type.value == "message/global-delivery-status" {
            hasReport = true
            rows += self.rows(of: part)
            return
        }
        for child in part.parts { collectReports(child, into: &rows, &hasReport) }
    }

    private static func isSuccess(_ part: MIMEPart) -> Bool {
        if part.type.value == "message/delivery-status" {
            let text = String(decoding: part.decoded, as: UTF8.self).lowercased()
            return ["delivered", "relayed", "expanded"]
                .contains { text.contains("action: \($0)") || text.contains("action:\($0)") }
        }
        return part.parts.contains { isSuccess($0) }
    }

    /// The groups of fields of a delivery-status part, one a recipient.
    private static func rows(of part: MIMEPart) -> [BouncedRecipient] {
        var rows: [BouncedRecipient] = []
        var rest = part.decoded[...]
        while !rest.isEmpty {
            while let first = rest.first, first == 10 || first == 13 { rest = rest.dropFirst() }
            if rest.isEmpty { break }
            let (header, end) = Header.read(rest)
            if end <= rest.startIndex {
                // A line that is no field: skip it.
                rest = rest[((rest.firstIndex(of: 10) ?? rest.endIndex - 1) + 1)...]
                continue
            }
            rest = rest[end...]
            let final = header.text("final-recipient").map { address($0) } ?? ""
            let original = header.text("original-recipient").map { address($0) } ?? ""
            let recipient = final.contains("@") || original.isEmpty ? final : original
            guard !recipient.isEmpty else { continue }
            let action = header.text("action")?.lowercased() ?? "failed"
            let word = String(action.prefix { $0.isLetter })
            if word == "delivered" || word == "relayed" || word == "expanded" { continue }
            let diagnostic = header.text("diagnostic-code")
            let stated = header.text("status").flatMap { SMTPStatus.find(in: $0) }
            let status = SMTPStatus.best(stated: stated, diagnostic: diagnostic ?? "", isDelayed: word == "delayed")
            rows.append(
                BouncedRecipient(
                    recipient: recipient,
                    status: status,
                    action: word == "delayed" ? "delayed" : "failed",
                    diagnostic: diagnostic
                )
            )
        }
        return rows
    }

    /// `rfc822; name@example.com` without its type.
    private static func address(_ value: String) -> String {
        let text = value.split(separator: ";", maxSplits: 1).last.map(String.init) ?? value
        if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
            return String(text[text.index(after: open)..<close]).trimmedBlanks
        }
        return (text.split(separator: " ").first { $0.contains("@") } ?? text.split(separator: " ").first)
            .map(String.init)?
            .trimmingQuotes ?? ""
    }

    // MARK: - Others

    /// Whether sender and subject are those of a bounce.
    private static func looksLikeBounce(_ header: Header, text: String) -> Bool {
        if header["x-failed-recipients"] != nil { return true }
        let from = (header.text("from") ?? "").lowercased()
        let subject = (header.text("subject") ?? "").lowercased()
        let returnPath = (header.text("return-path") ?? "").trimmedBlanks
        let isDaemon = [
            "mailer-daemon", "mailerdaemon", "mail-daemon", "postmaster", "mail delivery sub", "mail delivery sys",
            "mmdf", "postoffice", "mailerdeamon", "mail delivery service",
        ]
        .contains { from.contains($0) }
        let saysSo = subjects.contains { subject.contains($0) }
        if isDaemon, saysSo { return true }
        let body = text.prefix(4000).lowercased()
        let bodySaysSo = bodies.contains { body.contains($0) }
        if isDaemon, bodySaysSo { return true }
        return saysSo && bodySaysSo && (returnPath == "<>" || returnPath.isEmpty || isDaemon)
            && (SMTPStatus.find(in: String(body)) != nil || body.contains("user unknown") || body.contains("550 ")
                || body.contains("could not be delivered"))
    }

    private static let subjects = [
        "undelivered mail", "undeliver", "undeliverable", "delivery status notification", "failure notice",
        "mail delivery fail", "mail delivery system",
        "delivery failure", "delivery failed", "delivery has failed", "returned mail", "mail delivery failed",
        "returning message to sender",
        "could not be delivered", "message delayed", "warning: message", "delivery notification", "nondeliverable",
        "non-deliverable", "mail system error",
        "returned message", "message undeliverable", "undelivered", "user unknown", "mail could not", "delivery report",
        "delivery error", "unzustellbar",
        "no se ha podido entregar", "no entregado", "non remis", "échec de la remise", "не доставлено", "недоставлен",
        "退信", "投递失败", "delivery problem",
        "error sending", "mail error", "rejected", "bounce", "failed mail", "mail failure", "failed delivery",
        "message not delivered", "unable to deliver",
        "delivery delay", "could not send", "dsn:", "notification d'état", "配信不能", "送信エラー",
    ]

    private static let bodies = [
        "could not be delivered", "couldn't be delivered", "was not delivered", "not able to deliver",
        "unable to deliver", "wasn't able to deliver", "user unknown",
        "unknown user", "no such user", "mailbox full", "mailbox is full", "quota", "permanent error",
        "permanent fatal errors", "delivery to the following",
        "delivery failed", "failed permanently", "undeliverable", "did not reach", "recipient address rejected",
        "does not exist", "unrouteable address",
        "this message was created automatically by mail delivery software", "host unknown", "delivery has failed",
        "message delivery", "undelivered",
        "the following address", "retry timeout exceeded", "will be retried", "not be delivered", "addresses had",
        "returned to sender", "rejected",
        "isn't a valid", "no mailbox", "invalid recipient", "mailbox unavailable",
    ]
}

/// Status codes of SMTP.
enum SMTPStatus {
    /// The first enhanced code (`5.1.1`) that stands on its own.
    static func find(in text: String) -> String? {
        let bytes = Array(text.utf8)
        var index = 0
        while index + 4 < bytes.count {
            let first = bytes[index]
            if first == 50 || first == 52 || first == 53, bytes[index + 1] == 46,
                index == 0 || !(isDigit(bytes[index - 1]) || bytes[index - 1] == 46)
            {
                var end = index + 2
                while end < bytes.count, isDigit(bytes[end]), end - index <= 5 { end += 1 }
                if end > index + 2, end + 1 < bytes.count, bytes[end] == 46, isDigit(bytes[end + 1]) {
                    var last = end + 1
                    while last < bytes.count, isDigit(bytes[last]), last - end <= 3 { last += 1 }
                    if last == bytes.count || !(bytes[last] == 46 && last + 1 < bytes.count && isDigit(bytes[last + 1]))
                    {
                        return String(decoding: bytes[index..<last], as: UTF8.self)
                    }
                }
            }
            index += 1
        }
        return nil
    }

    /// The code that says most: the one stated, unless it says nothing and the diagnostic does.
    static func best(stated: String?, diagnostic: String, isDelayed: Bool) -> String {
        // What the far server said in its own words is nearer to the cause than what the reporting one made of it.
        let said = find(in: diagnostic)
        if let said, !said.hasPrefix("2"), !said.hasSuffix(".0.0") { return said }
        if let stated, !stated.hasPrefix("2") { return stated }
        let byWords = fromWords(diagnostic, isDelayed: isDelayed)
        if let byWords, stated == nil || stated?.first == byWords.first { return byWords }
        if let stated, !stated.hasPrefix("2") { return stated }
        if let said, !said.hasPrefix("2") { return said }
        if let reply = reply(in: diagnostic) { return reply.first == "4" ? "4.0.0" : "5.0.0" }
        return isDelayed ? "4.0.0" : "5.0.0"
    }

    /// The first SMTP reply code of 4xx or 5xx.
    static func reply(in text: String) -> String? {
        for word in text.split(whereSeparator: { !($0.isNumber || $0 == ".") }) {
            guard word.count == 3, let first = word.first, first == "4" || first == "5" else { continue }
            if word.allSatisfy({ $0.isNumber }) { return String(word) }
        }
        return nil
    }

    /// A code from what the words say.
    static func fromWords(_ text: String, isDelayed: Bool) -> String? {
        let lower = text.lowercased()
        let kind = isDelayed || reply(in: text)?.first == "4" ? "4" : "5"
        if [
            "user unknown", "unknown user", "no such user", "does not exist", "no mailbox", "mailbox not found",
            "invalid recipient", "unknown recipient", "unknown address", "recipient unknown", "not a valid",
            "isn't a valid", "no such address", "doesn't have a", "unrouteable address", "unknown local",
        ]
        .contains(where: { lower.contains($0) }) {
            return "\(kind).1.1"
        }
        if ["mailbox full", "mailbox is full", "quota", "over quota", "storage allocation", "mailfolder is full"]
            .contains(where: { lower.contains($0) })
        {
            return "\(kind).2.2"
        }
        if [
            "host unknown", "name or domain name not found", "host not found", "no mx", "domain not found",
            "unknown host",
        ]
        .contains(where: { lower.contains($0) }) {
            return "\(kind).1.2"
        }
        if ["message too large", "message size exceeds", "too big", "size limit"]
            .contains(where: { lower.contains($0) })
        {
            return "\(kind).3.4"
        }
        if ["timed out", "connection refused", "could not connect", "unable to connect", "no route", "retry timeout"]
            .contains(where: { lower.contains($0) })
        {
            return "\(kind).4.1"
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

/// Bounces in words.
enum FreeFormBounce {
    /// How many recipients a notice in words is read for.
    private static let maximumRecipients = 200

    /// The recipients named in a bounce, each with what is said about it.
    static func rows(_ root: MIMEPart, text: String) -> [BouncedRecipient] {
        let subject = root.header.text("subject")?.lowercased() ?? ""
        // A notice is short; what follows a long one is the mail that came back.
        let own = notice(String(text.prefix(100_000)))
        let lower = own.lowercased()
        let delays = [
            "will be retried", "no action is required on your part", "will continue to", "not yet been delivered",
            "still being attempted",
        ]
        let isDelayed =
            subject.contains("delayed") || subject.contains("warning") || delays.contains { lower.contains($0) }
        var addresses: [String] = []
        if let stated = root.header.text("x-failed-recipients") {
            addresses = stated.split { $0 == "," || $0 == ";" }.map { String($0).trimmedBlanks }
                .filter { $0.contains("@") }
        }
        if addresses.isEmpty { addresses = self.addresses(in: own, root) }
        var seen: Set<String> = []
        let unique = addresses.filter { seen.insert($0.lowercased()).inserted }.prefix(maximumRecipients)
        return unique.map { address in
            let said = self.said(about: address, in: own)
            return BouncedRecipient(
                recipient: address,
                status: SMTPStatus.best(stated: nil, diagnostic: said.isEmpty ? own : said, isDelayed: isDelayed),
                action: isDelayed ? "delayed" : "failed",
                diagnostic: said.isEmpty ? nil : String(said.prefix(500))
            )
        }
    }

    private static let cuts = [
        "copy of the message", "original message", "message follows", "unsent message", "returned message",
        "message header", "message text follows",
        "original headers",
    ]

    /// The notice itself, without the mail that came back.
    private static func notice(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let lower = line.lowercased()
            let isCut = lower.hasPrefix("received: from") || cuts.contains { lower.contains($0) }
            if isCut, lines.contains(where: { $0.contains("@") }) { break }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }

    private static let starts = ["to: ", "recipient", "final-recipient", "original-recipient"]

    private static func addresses(in notice: String, _ root: MIMEPart) -> [String] {
        let from = AddressList.read(root.header["from"] ?? []).map { $0.address.lowercased() }
        let to = AddressList.read(root.header["to"] ?? []).map { $0.address.lowercased() }
        var strong: [String] = []
        var weak: [String] = []
        for line in notice.split(separator: "\n") {
            let trimmed = String(line).trimmedBlanks
            for address in found(in: trimmed) {
                let lower = address.lowercased()
                if from.contains(lower) || lower.hasPrefix("mailer-daemon@") || lower.hasPrefix("postmaster@")
                    || lower.contains("=")
                {
                    continue
                }
                let small = trimmed.lowercased()
                let isFirst =
                    small.hasPrefix("<\(lower)>") || small == lower || small.hasPrefix(lower + ":")
                    || small.hasPrefix(lower + " ")
                let isAlone =
                    isFirst || starts.contains { small.hasPrefix($0) } || small.contains("to:<")
                    || small.contains("to <")
                if isAlone, !to.contains(lower) {
                    strong.append(address)
                } else if !to.contains(lower) {
                    weak.append(address)
                }
            }
        }
        if !strong.isEmpty { return strong }
        return Array(weak.prefix(1))
    }

    /// The addresses of a line.
    static func found(in line: String) -> [String] {
        var found: [String] = []
        for word in line.split(whereSeparator: { $0.isWhitespace || "<>()[]\"',;".contains($0) }) {
            var text = word
            while let last = text.last, ".:!?".contains(last) { text = text.dropLast() }
            if text.lowercased().hasPrefix("mailto:") { text = text.dropFirst(7) }
            if text.lowercased().hasPrefix("rfc822;") { text = text.dropFirst(7) }
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, let domain = parts.last, domain.contains(".") || domain == "localhost",
                !parts[0].isEmpty, !domain.hasPrefix("."),
                domain.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" })
            else { continue }
            found.append(String(text))
        }
        return found
    }

    /// What stands about an address: its own lines up to the next address or blank line after some words.
    private static func said(about address: String, in notice: String) -> String {
        let lines = notice.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.lowercased().contains(address.lowercased()) }) else { return "" }
        var out = [String(lines[start])]
        for line in lines[(start + 1)...].prefix(12) {
            let others = found(in: String(line)).filter { $0.lowercased() != address.lowercased() }
            if !others.isEmpty, line.hasPrefix("<") { break }
            out.append(String(line).trimmedBlanks)
        }
        return out.joined(separator: " ").trimmedBlanks
    }
}

extension String {
    /// Without quotes and angle brackets at both ends.
    fileprivate var trimmingQuotes: String {
        String(drop { "\"'<".contains($0) }.reversed().drop { "\"'>".contains($0) }.reversed())
    }
}
