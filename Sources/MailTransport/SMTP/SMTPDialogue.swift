public import Engine

/// The part of SMTP that follows the login, as a pure state machine: bytes in, bytes and results out.
///
/// With PIPELINING the body of one mail, its final dot and the commands of the next leave in one write, so that a mail
/// takes one round trip (RFC 2920, section 3.1). Whatever happens, each mail gets exactly one result, and `unknown` only
/// when its final dot may have left.
public struct SMTPDialogue: Sendable {
    /// What is to be done, in order.
    public enum Step: Hashable, Sendable {
        /// Make durable that the final dots of these mails may leave, then go on; when that fails call `notCommitted`.
        case commit([Int64])
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
    }

    private enum Fate: Sendable {
        case open
        case bodyLeft
        case done
    }

    private let mails: [OutgoingMail]
    private let capabilities: SMTPCapabilities
    private let group: Int
    private var parser = SMTPReplyParser()
    private var expected: [Expected] = []
    private var fates: [Fate]
    private var envelopes: [SMTPEnvelope?]
    private var refusal: [SMTPReply?]
    private var next = 0
    /// Mails before this place have been committed.
    private var committed = 0
    private var isOver = false
    /// The mail whose body is written by the steps being made; its answer cannot have come yet.
    private var leaving: Int?

    /// Whether every mail was done and the connection can carry others.
    public private(set) var isReusable = false
    /// Whether the server has answered nothing but that it closes: then nothing of these mails can have been taken.
    public private(set) var isUnheard = true

    /// A dialogue over mails, on a connection that has logged in.
    ///
    /// - Parameters:
    ///   - mails: the mails, in order.
    ///   - capabilities: what the server offers.
    ///   - group: how many mails are committed at once, 1 or more: they share one durable write, and are all in doubt
    ///     when the process dies in the middle of it.
    public init(_ mails: [OutgoingMail], capabilities: SMTPCapabilities, group: Int = 8) {
        precondition(group > 0, "a group has at least one mail")
        self.mails = mails
        self.capabilities = capabilities
        self.group = group
        self.fates = Array(repeating: .open, count: mails.count)
        self.envelopes = Array(repeating: nil, count: mails.count)
        self.refusal = Array(repeating: nil, count: mails.count)
    }

    /// The first steps.
    public mutating func start() -> [Step] { goOn() }

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
        leaving = nil
        var steps: [Step] = []
        for reply in replies {
            guard !isOver else { break }
            guard let waited = expected.first, !isEarly(waited) else {
                steps = withdraw(steps) + stop("the server spoke out of turn: \(reply.line)")
                break
            }
            expected.removeFirst()
            if reply.code == 421 {
                steps += closing(waited, reply)
                break
            }
            isUnheard = false
            steps += handle(waited, reply)
        }
        return steps
    }

    /// The connection is lost, was silent too long, or must not go on: every open mail gets its result.
    public mutating func stop(_ reason: String) -> [Step] { stop(reason, because: .unreachable) }

    private mutating func stop(_ reason: String, because cause: Deferral) -> [Step] {
        guard !isOver else { return [] }
        isOver = true
        var steps: [Step] = []
        for index in mails.indices {
            switch fates[index] {
            case .open: steps.append(.result(mails[index].id, .deferred(reason, because: cause)))
            case .bodyLeft: steps.append(.result(mails[index].id, .unknown("no answer after the message: \(reason)")))
            case .done: break
            }
            fates[index] = .done
        }
        steps.append(.finished)
        return steps
    }

    /// The mails could not be made durable, so the final dot of the first did not leave: all can be tried again.
    ///
    /// - Parameters:
    ///   - ids: those of the step.
    ///   - reason: why.
    /// - Returns: the last steps; nothing of this connection may be used any more.
    public mutating func notCommitted(_ ids: [Int64], _ reason: String) -> [Step] {
        for index in mails.indices where fates[index] == .bodyLeft && ids.contains(mails[index].id) {
            fates[index] = .open
        }
        return stop(reason, because: .later)
    }

    /// Whether the server owes the answer to a whole message, for which it may take 600 s (RFC 5321, section 4.5.3.2.6).
    public var awaitsFinalReply: Bool {
        if case .final? = expected.first { true } else { false }
    }

    // MARK: - Commands

    /// The commands that begin the next mail; none when there is none left.
    ///
    /// Mails that cannot go at all get their result.
    private mutating func begin(_ steps: inout [Step]) -> [UInt8] {
        while next < mails.count {
            let index = next
            next += 1
            let envelope: SMTPEnvelope
            do {
                envelope = try SMTPEnvelope(mails[index], capabilities)
            } catch {
                steps.append(finish(index, .refused(error.reason)))
                continue
            }
            envelopes[index] = envelope
            expected.append(.mail(index))
            guard capabilities.pipelining else { return Array("\(envelope.sender)\r\n".utf8) }
            expected += [.recipient(index), .data(index)]
            return Array("\(envelope.sender)\r\n\(envelope.recipient)\r\nDATA\r\n".utf8)
        }
        return []
    }

    private mutating func handle(_ waited: Expected, _ reply: SMTPReply) -> [Step] {
        switch waited {
        case .mail(let index):
            return step(index, reply, then: envelopes[index]?.recipient ?? "", .recipient(index))
        case .recipient(let index): return step(index, reply, then: "DATA", .data(index))
        case .data(let index): return data(index, reply)
        case .final(let index):
            var steps: [Step] = []
            if fates[index] != .done { steps.append(finish(index, result(of: reply))) }
            return steps + goOn()
        case .reset: return goOn()
        }
    }

    /// A command of the envelope was answered; without pipelining the next one follows.
    private mutating func step(_ index: Int, _ reply: SMTPReply, then command: String, _ waited: Expected) -> [Step] {
        if !reply.isPositive, refusal[index] == nil { refusal[index] = reply }
        guard !capabilities.pipelining else { return [] }
        if let refused = refusal[index] { return reset(after: index, refused) }
        expected.append(waited)
        return [.write(Array("\(command)\r\n".utf8))]
    }

    /// DATA was answered.
    private mutating func data(_ index: Int, _ reply: SMTPReply) -> [Step] {
        guard reply.code == 354 else {
            // Positive but not 354: the server and we no longer agree on where we are.
            if reply.isPositive { return stop("the server answered DATA with \(reply.line)") }
            return reset(after: index, refusal[index] ?? reply)
        }
        expected.append(.final(index))
        leaving = index
        if let refused = refusal[index] {
            // It waits for a message that has no recipient: an empty one ends it, and is refused in turn.
            return [finish(index, result(of: refused)), .write(Array(".\r\n".utf8))]
        }
        fates[index] = .bodyLeft
        var steps: [Step] = []
        if index >= committed {
            committed = min(mails.count, index + group)
            steps.append(.commit(mails[index..<committed].indices.filter { fates[$0] != .done }.map { mails[$0].id }))
        }
        var bytes = DotStuffing.stuffed(mails[index].bytes)
        if capabilities.pipelining { bytes += begin(&steps) }
        steps.append(.write(bytes))
        return steps
    }

    /// A mail was refused before its body: the transaction is taken back, and the next one begins (RFC 5321, 4.1.1.5).
    private mutating func reset(after index: Int, _ refused: SMTPReply) -> [Step] {
        var steps = [finish(index, result(of: refused))]
        expected.append(.reset)
        var bytes = Array("RSET\r\n".utf8)
        if capabilities.pipelining { bytes += begin(&steps) }
        return steps + [.write(bytes)]
    }

    private mutating func goOn() -> [Step] {
        guard expected.isEmpty else { return [] }
        var steps: [Step] = []
        let bytes = begin(&steps)
        if !bytes.isEmpty { return steps + [.write(bytes)] }
        isOver = true
        isReusable = true
        return steps + [.finished]
    }

    // MARK: - Ends

    /// Whether what is waited for cannot have been answered: the body that it answers has not been written.
    private func isEarly(_ waited: Expected) -> Bool {
        guard let leaving, case .final(leaving) = waited else { return false }
        return true
    }

    /// Takes back the body that has not been written.
    private mutating func withdraw(_ steps: [Step]) -> [Step] {
        guard let leaving, fates[leaving] == .bodyLeft else { return steps }
        fates[leaving] = .open
        return steps.filter { if case .result = $0 { true } else { false } }
    }

    /// The server closes (421): what it was asked fails with its words, the rest is tried another time.
    private mutating func closing(_ waited: Expected, _ reply: SMTPReply) -> [Step] {
        var steps: [Step] = []
        if case .final(let index) = waited, fates[index] != .done {
            steps.append(finish(index, .deferred(reply.line)))
        }
        return steps + stop(reply.line, because: .later)
    }

    private mutating func finish(_ index: Int, _ result: MailSendResult) -> Step {
        fates[index] = .done
        return .result(mails[index].id, result)
    }

    private func result(of reply: SMTPReply) -> MailSendResult {
        if reply.isPositive { return .accepted(reply.line) }
        if reply.isAboutLogin { return .deferred(reply.line, because: .loginRefused) }
        return reply.isTemporary ? .deferred(reply.line) : .refused(reply.line)
    }
}
