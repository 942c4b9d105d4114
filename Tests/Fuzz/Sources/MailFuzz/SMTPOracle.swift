import Engine
import MailFormat
import MailTransport

/// Sends some mails to a server that says anything: the first byte sets what it offers, the second how its bytes are cut.
struct SMTPOracle {
    private static let count = 3

    private var dialogue: SMTPDialogue
    private var committed: Set<Int64> = []
    private var left: Set<Int64> = []
    private var results: [Int64: MailSendResult] = [:]
    private var isFinished = false

    /// Runs one input.
    static func run(_ bytes: [UInt8]) {
        guard bytes.count > 2 else { return }
        var capabilities = SMTPCapabilities()
        capabilities.pipelining = bytes[0] & 1 != 0
        capabilities.size = bytes[0] & 2 != 0
        capabilities.eightBitMIME = bytes[0] & 4 != 0
        capabilities.deliveryNotices = bytes[0] & 8 != 0
        let group = 1 + Int(bytes[0] >> 6)
        var run = SMTPOracle(dialogue: SMTPDialogue(mails, capabilities: capabilities, group: group))
        let step = Int(bytes[1]) + 1
        run.take(run.dialogue.start(), commits: bytes[0] & 16 == 0)
        for start in stride(from: 2, to: bytes.count, by: step) where !run.isFinished {
            run.take(
                run.dialogue.received(Array(bytes[start..<min(bytes.count, start + step)])),
                commits: bytes[0] & 16 == 0
            )
        }
        run.take(run.dialogue.stop("the input has ended"), commits: true)
        run.check()
    }

    private static let mails: [OutgoingMail] = (1...Int64(count))
        .map { id in
            guard let address = try? EmailAddress("a\(id)@x.test") else { fatalError("no address") }
            return OutgoingMail(
                id: id,
                sender: address,
                recipient: address,
                bytes: Array("Subject: \(id)\r\n\r\n.body \(id)\r\n".utf8)
            )
        }

    private mutating func take(_ steps: [SMTPDialogue.Step], commits: Bool) {
        for step in steps {
            require(!isFinished, "nothing follows the end")
            switch step {
            case .commit(let ids):
                guard commits else { return take(dialogue.notCommitted(ids, "the disk is full"), commits: false) }
                committed.formUnion(ids)
            case .write(let bytes):
                require(bytes.suffix(2) == [13, 10], "what is written ends in a line end")
                let text = String(decoding: bytes, as: UTF8.self)
                for id in 1...Int64(SMTPOracle.count) where text.contains("\r\n..body \(id)\r\n") {
                    require(committed.contains(id), "no body leaves before it is committed")
                    require(left.insert(id).inserted, "no body leaves twice")
                }
            case .result(let id, let result):
                require(results.updateValue(result, forKey: id) == nil, "a mail has one result")
            case .finished: isFinished = true
            }
        }
    }

    private func check() {
        require(isFinished && results.count == SMTPOracle.count, "every mail has a result at the end")
        for (id, result) in results {
            switch result {
            case .accepted: require(left.contains(id), "what was taken had left")
            case .unknown: require(left.contains(id), "only what had left is in doubt")
            case .refused, .deferred: break
            }
        }
    }
}
