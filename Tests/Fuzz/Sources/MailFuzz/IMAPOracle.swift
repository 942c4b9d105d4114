import Engine
import MailTransport

/// Reads a mailbox of a server that says anything: the first byte sets how, the second how its bytes are cut.
struct IMAPOracle {
    /// The largest mail that is read, in bytes.
    private static let limit = 200

    private var dialogue: IMAPDialogue
    private var uids: Set<UInt32> = []
    private var upTo: UInt32
    private var isOver = false

    /// Runs one input.
    static func run(_ bytes: [UInt8]) {
        guard bytes.count > 2 else { return }
        let position = MailboxPosition(mailbox: "a", uidValidity: 7, lastUID: 3)
        let reading = MailboxReading(
            position: bytes[0] & 1 != 0 ? position : nil,
            marksSeen: bytes[0] & 2 != 0,
            skipping: bytes[0] & 4 != 0 ? [5] : [],
            waitInSeconds: bytes[0] & 8 != 0 ? 1 : 0
        )
        let dialogue = IMAPDialogue(folder: "INBOX", reading: reading, mailLimitInBytes: limit)
        var run = IMAPOracle(dialogue: dialogue, upTo: 0)
        let step = Int(bytes[1]) + 1
        run.take(run.dialogue.start())
        for start in stride(from: 2, to: bytes.count, by: step) where !run.isOver {
            run.take(run.dialogue.received(Array(bytes[start..<min(bytes.count, start + step)])))
        }
        if !run.isOver, bytes[0] & 16 != 0 { run.take(run.dialogue.leave()) }
        run.take(run.dialogue.stop("the input has ended"))
        require(run.isOver, "the reading ends")
        require(run.dialogue.received(Array("* 1 EXISTS\r\n".utf8)).isEmpty, "nothing follows the end")
    }

    private mutating func take(_ steps: [IMAPDialogue.Step]) {
        for step in steps {
            require(!isOver, "nothing follows the end")
            switch step {
            case .write(let bytes):
                require(bytes.suffix(2) == [13, 10], "what is written ends in a line end")
                require(!bytes.dropLast(2).contains { $0 < 32 }, "one command is written at a time")
            case .news(let news): take(news)
            case .finished, .failed: isOver = true
            }
        }
    }

    private mutating func take(_ news: MailboxNews) {
        switch news {
        case .mails(let mails, let last):
            require(last > upTo, "the place grows")
            for mail in mails {
                require(mail.uid > upTo && mail.uid <= last, "a mail is of its batch")
                require(uids.insert(mail.uid).inserted, "a mail is given once")
                require(mail.bytes.count <= 8192, "a mail is no larger than what came")
            }
            upTo = last
            take(dialogue.tookIn(mails.map(\.uid)))
        case .skipped(let uid, _): require(uids.insert(uid).inserted, "a mail is skipped once")
        case .opened, .caughtUp: break
        }
    }
}
