/// What only the raw mail shows: which address it was delivered to, whether the mailbox's server found it forged, and the
/// names of the messages that a bounce gives back.
struct MailTrace: Hashable, Sendable {
    /// Addresses that it was delivered to, from the fields of the receiving server.
    var deliveredTo: [String] = []
    /// Whether the mailbox's own server found that the sender's domain did not send it (RFC 8601, section 2.2; RFC 7489).
    var isForged = false
    /// Message-IDs inside it, without angle brackets, each once; the mail's own among them.
    var messageIDs: [String] = []

    /// A bounce gives back headers near its beginning or its end; more than this is not looked through.
    private static let limitInBytes = 1 << 20

    /// Looks through a mail.
    ///
    /// - Parameters:
    ///   - bytes: the mail as it travelled.
    ///   - isBounce: whether it gives a message back; else only its header is looked through.
    init(_ bytes: [UInt8], isBounce: Bool) {
        var isHeader = true
        var sawVerdict = false
        var field: (name: String, value: String)?
        var seen: Set<String> = []
        func end(_ trace: inout MailTrace) {
            guard let (name, value) = field else { return }
            field = nil
            switch name {
            case "delivered-to" where isHeader, "x-original-to" where isHeader, "envelope-to" where isHeader:
                trace.deliveredTo.append(value.filter { !$0.isWhitespace && $0 != "<" && $0 != ">" })
            case "authentication-results" where isHeader && !sawVerdict:
                // Only the topmost is the receiving server's; what stands below it may have been sent along.
                sawVerdict = true
                trace.isForged = value.lowercased().filter { $0 != " " }.contains("dmarc=fail")
            case "message-id", "original-message-id", "x-original-message-id":
                let id = value.filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }
                if seen.insert(id).inserted { trace.messageIDs.append(id) }
            default: break
            }
        }
        for line in bytes.prefix(MailTrace.limitInBytes).split(separator: 10, omittingEmptySubsequences: false) {
            let line = line.last == 13 ? line.dropLast() : line
            if line.first == 32 || line.first == 9 {
                // A field goes on in the next line (RFC 5322, section 2.2.3).
                if let open = field { field = (open.name, open.value + String(decoding: line, as: UTF8.self)) }
                continue
            }
            end(&self)
            if line.isEmpty {
                if isHeader, !isBounce { return }
                isHeader = false
                continue
            }
            guard let colon = line.prefix(40).firstIndex(of: 58) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            field = (name, String(decoding: line[(colon + 1)...].prefix(2000), as: UTF8.self))
        }
        end(&self)
    }
}
