public import Engine
import MailFormat

/// What a server offers, from its EHLO reply (RFC 5321, section 4.1.1.1).
public struct SMTPCapabilities: Hashable, Sendable {
    /// Commands may be sent in groups (RFC 2920).
    public var pipelining = false
    /// The largest message in bytes, `nil` when not said (RFC 1870).
    public var sizeLimit: Int?
    /// Addresses may be UTF-8 (RFC 6531).
    public var smtpUTF8 = false
    /// AUTH is offered (RFC 4954).
    public var offersAuthentication = false

    /// Nothing offered.
    public init() {}

    /// Read from everything the server said: the lines of its last EHLO reply.
    public init(transcript: String) {
        var current = SMTPCapabilities()
        for line in transcript.split(whereSeparator: \.isNewline) {
            guard line.hasPrefix("250"), line.count > 4 else {
                // Another command's reply: the next 250 begins a new EHLO reply.
                if line.hasPrefix("220") { current = SMTPCapabilities() }
                continue
            }
            let words = line.dropFirst(4).uppercased().split(separator: " ")
            switch words.first {
            case "PIPELINING": current.pipelining = true
            case "SMTPUTF8": current.smtpUTF8 = true
            case "AUTH": current.offersAuthentication = true
            case "SIZE": current.sizeLimit = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
            default:
                if line.dropFirst(4).uppercased().hasPrefix("AUTH=") { current.offersAuthentication = true }
            }
        }
        self = current
    }
}

/// The part of SMTP that follows the login, as a pure state machine: bytes in, bytes and results out.
///
/// With PIPELINING the body of one mail, its final dot and the commands of the next leave in one write, so that a mail
/// takes one round trip (RFC 2920, section 3.1). Whatever happens, each mail gets exactly one result, and `unknown` only
/// when its final dot may have left.
public struct SMTPDialogue: Sendable {
    /// What is to be done, in order.
    public enum Step: Hashable, Sendable {
        /// Make durable that this mail's final dot may leave, then go on; when that fails call `stop`.
        case commit(Int64)
        /// Send these bytes.
        case write([UInt8])
        /// This mail is done.
        case result(Int64, MailSendResult)
        /// The dialogue is over.
        case finished
    }

    private enum Expected: Sendable {
        case mail(Int)
        case recipient(Int)
        case data(Int)
        case final(Int)
        case reset
        case quit
    }

    private enum Fate: Sendable {
        case open
        case bodyLeft
        case done
    }

    private let mails: [OutgoingMail]
    private let capabilities: SMTPCapabilities
    private var parser = SMTPReplyParser()
    private var expected: [Expected] = []
    private var fates: [Fate]
    private var refusal: [SMTPReply?]
    private var next = 0
    private var isOver = false

    /// A dialogue over mails, on a connection that has logged in.
    public init(_ mails: [OutgoingMail], capabilities: SMTPCapabilities) {
        self.mails = mails
        self.capabilities = capabilities
        self.fates = Array(repeating: .open, count: mails.count)
        self.refusal = Array(repeating: nil, count: mails.count)
    }

    /// The first steps.
    public mutating func start() -> [Step] {
        var steps: [Step] = []
        let bytes = begin(&steps)
        if !bytes.isEmpty { steps.append(.write(bytes)) }
        return steps
    }

    /// The steps that follow what the server said.
    public mutating func received(_ bytes: [UInt8]) -> [Step] {
        guard !isOver else { return [] }
        let replies: [SMTPReply]
        do {
            replies = try parser.take(bytes)
        } catch {
            switch error {
            case .garbage(let line): return stop("the server answered what is not SMTP: “\(line)”")
            case .tooLong: return stop("the server's answer was longer than \(SMTPReplyParser.limit) bytes")
            }
        }
        var steps: [Step] = []
        for reply in replies {
            guard !isOver else { break }
            guard !expected.isEmpty else {
                steps += stop("the server spoke out of turn: \(reply.line)")
                break
            }
            let waited = expected.removeFirst()
            if reply.code == 421 {
                steps += closing(waited, reply)
                break
            }
            steps += handle(waited, reply)
        }
        return steps
    }

    /// The connection is lost, was silent too long, or must not go on: every open mail gets its result.
    public mutating func stop(_ reason: String) -> [Step] {
        guard !isOver else { return [] }
        isOver = true
        var steps: [Step] = []
        for index in mails.indices {
            switch fates[index] {
            case .open: steps.append(.result(mails[index].id, .deferred(reason)))
            case .bodyLeft: steps.append(.result(mails[index].id, .unknown("no answer after the message: \(reason)")))
            case .done: break
            }
            fates[index] = .done
        }
        steps.append(.finished)
        return steps
    }

    /// The mail could not be made durable, so its final dot did not leave: it can be tried again.
    public mutating func notCommitted(_ id: Int64, _ reason: String) -> [Step] {
        if let index = mails.firstIndex(where: { $0.id == id }) { fates[index] = .open }
        return stop(reason)
    }

    /// Whether the server owes the answer to a whole message, for which it may take 600 s (RFC 5321, section 4.5.3.2.6).
    public var awaitsFinalReply: Bool {
        if case .final? = expected.first { true } else { false }
    }

    // MARK: - Commands

    /// The commands that begin the next mail, or QUIT.
    ///
    /// Mails that cannot go at all get their result.
    private mutating func begin(_ steps: inout [Step]) -> [UInt8] {
        while next < mails.count {
            let index = next
            next += 1
            let mail = mails[index]
            if let limit = capabilities.sizeLimit, mail.bytes.count > limit {
                steps.append(
                    finish(index, .refused("the message has \(mail.bytes.count) bytes, the server takes \(limit)"))
                )
                continue
            }
            let isUTF8 = mail.sender.needsSMTPUTF8 || mail.recipient.needsSMTPUTF8
            if isUTF8, !capabilities.smtpUTF8 {
                steps.append(
                    finish(index, .refused("the server does not take addresses that are not ASCII (no SMTPUTF8)"))
                )
                continue
            }
            var line = "MAIL FROM:<\(mail.sender.address)>"
            if capabilities.sizeLimit != nil { line += " SIZE=\(mail.bytes.count)" }
            if isUTF8 { line += " SMTPUTF8" }
            expected.append(.mail(index))
            if capabilities.pipelining {
                line += "\r\nRCPT TO:<\(mail.recipient.address)>\r\nDATA"
                expected += [.recipient(index), .data(index)]
            }
            return Array("\(line)\r\n".utf8)
        }
        if expected.isEmpty {
            expected.append(.quit)
            return Array("QUIT\r\n".utf8)
        }
        return []
    }

    private mutating func handle(_ waited: Expected, _ reply: SMTPReply) -> [Step] {
        switch waited {
        case .mail(let index):
            return step(index, reply, then: ("RCPT TO:<\(mails[index].recipient.address)>", .recipient(index)))
        case .recipient(let index): return step(index, reply, then: ("DATA", .data(index)))
        case .data(let index): return data(index, reply)
        case .final(let index):
            var steps: [Step] = []
            if case .done = fates[index] {} else { steps.append(finish(index, result(of: reply, refusal[index]))) }
            if !capabilities.pipelining || next >= mails.count { steps += goOn() }
            return steps
        case .reset: return goOn()
        case .quit:
            isOver = true
            return [.finished]
        }
    }

    /// A command of the envelope was answered; without pipelining the next one follows.
    private mutating func step(_ index: Int, _ reply: SMTPReply, then command: (String, Expected)) -> [Step] {
        if !reply.isPositive, refusal[index] == nil { refusal[index] = reply }
        guard !capabilities.pipelining else { return [] }
        if let refused = refusal[index] {
            expected.append(.reset)
            return [finish(index, result(of: refused, nil)), .write(Array("RSET\r\n".utf8))]
        }
        expected.append(command.1)
        return [.write(Array("\(command.0)\r\n".utf8))]
    }

    /// DATA was answered.
    private mutating func data(_ index: Int, _ reply: SMTPReply) -> [Step] {
        guard reply.code == 354 else {
            // Positive but not 354: the server and we no longer agree on where we are.
            if reply.isPositive { return stop("the server answered DATA with \(reply.line)") }
            expected.append(.reset)
            let refused = refusal[index] ?? reply
            return [finish(index, result(of: refused, nil)), .write(Array("RSET\r\n".utf8))]
        }
        if let refused = refusal[index] {
            // It waits for a message that has no recipient: an empty one ends it, and is refused in turn.
            expected.append(.final(index))
            return [finish(index, result(of: refused, nil)), .write(Array(".\r\n".utf8))]
        }
        expected.append(.final(index))
        fates[index] = .bodyLeft
        var steps: [Step] = []
        var bytes = SMTPDialogue.stuffed(mails[index].bytes)
        if capabilities.pipelining, next < mails.count { bytes += begin(&steps) }
        return [.commit(mails[index].id)] + steps + [.write(bytes)]
    }

    private mutating func goOn() -> [Step] {
        guard expected.isEmpty else { return [] }
        var steps: [Step] = []
        let bytes = begin(&steps)
        if !bytes.isEmpty { steps.append(.write(bytes)) }
        return steps
    }

    /// The server closes (421): what it was asked fails with its words, the rest is tried another time.
    private mutating func closing(_ waited: Expected, _ reply: SMTPReply) -> [Step] {
        var steps: [Step] = []
        if case .final(let index) = waited { steps.append(finish(index, .deferred(reply.line))) }
        return steps + stop(reply.line)
    }

    private mutating func finish(_ index: Int, _ result: MailSendResult) -> Step {
        fates[index] = .done
        return .result(mails[index].id, result)
    }

    private func result(of reply: SMTPReply, _ refused: SMTPReply?) -> MailSendResult {
        let reply = refused ?? reply
        if reply.isPositive { return .accepted(reply.line) }
        return reply.isTemporary ? .deferred(reply.line) : .refused(reply.line)
    }

    /// The message as it goes on the wire: strict CRLF, dots at line starts doubled, the final dot (RFC 5321, 4.5.2).
    ///
    /// A bare CR or LF is made a line end: servers that disagree on what it is can be made to see two messages.
    public static func stuffed(_ message: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(message.count + 64)
        var atStart = true
        var index = 0
        while index < message.count {
            let byte = message[index]
            if byte == 13 || byte == 10 {
                if byte == 13, index + 1 < message.count, message[index + 1] == 10 { index += 1 }
                out += [13, 10]
                atStart = true
            } else {
                if atStart, byte == UInt8(ascii: ".") { out.append(byte) }
                out.append(byte)
                atStart = false
            }
            index += 1
        }
        if !atStart { out += [13, 10] }
        out += [UInt8(ascii: "."), 13, 10]
        return out
    }
}
