import Engine
@testable import MailTransport
import Testing

/// A server in a test: mails by UID, answered as RFC 9051 says, or as a rule wants.
private struct PretendServer {
    var mails: [UInt32: String] = [:]
    var uidValidity: UInt32 = 7
    var flags: [UInt32: String] = [:]
    /// Answers a command in another way; `nil` for the usual one.
    var rule: (_ tag: String, _ line: String) -> String? = { _, _ in nil }
    private(set) var lines: [String] = []

    mutating func answer(_ bytes: [UInt8]) -> String {
        var out = ""
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init) {
            lines.append(line)
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            let (tag, command) = (words[0], words.count > 1 ? words[1] : "")
            out += rule(tag, line) ?? usual(tag, command)
        }
        return out
    }

    private mutating func usual(_ tag: String, _ command: String) -> String {
        let words = command.split(separator: " ").map(String.init)
        switch (words.first, words.count > 1 ? words[1] : "") {
        case ("EXAMINE", _), ("SELECT", _):
            return
                "* FLAGS (\\Seen)\r\n* \(mails.count) EXISTS\r\n* OK [UIDVALIDITY \(uidValidity)] valid\r\n\(tag) OK done\r\n"
        case ("UID", "SEARCH"):
            let first = UInt32(words[3].split(separator: ":")[0]) ?? 0
            let last = mails.keys.max() ?? 0
            let uids = mails.keys.filter { $0 >= first || $0 == last }.sorted().map { " \($0)" }.joined()
            return "* SEARCH\(uids)\r\n\(tag) OK done\r\n"
        case ("UID", "FETCH"):
            let body = uids(words[2]).map { uid in fetched(uid) }.joined()
            return body + "\(tag) OK done\r\n"
        case ("UID", "STORE"):
            for uid in uids(words[2]) { flags[uid] = "\\Seen" }
            return "\(tag) OK done\r\n"
        case ("LOGOUT", _): return "* BYE\r\n\(tag) OK done\r\n"
        case ("IDLE", _): return "+ idling\r\n"
        default: return "\(tag) BAD unknown\r\n"
        }
    }

    func fetched(_ uid: UInt32) -> String {
        guard let mail = mails[uid] else { return "" }
        return "* 1 FETCH (UID \(uid) FLAGS (\(flags[uid] ?? "")) BODY[] {\(mail.utf8.count)}\r\n\(mail))\r\n"
    }

    private func uids(_ set: String) -> [UInt32] {
        set.split(separator: ",")
            .flatMap { range -> [UInt32] in
                let ends = range.split(separator: ":").compactMap { UInt32($0) }
                return Array(ends[0]...(ends.last ?? ends[0]))
            }
    }
}

/// What a reading came to.
private struct Reading {
    var news: [MailboxNews] = []
    var error: MailTransportError?
    var isFinished = false
    /// Called with each piece of news, before it counts as taken in.
    var onNews: (MailboxNews) -> Void = { _ in }

    var mails: [UInt32: String] {
        var found: [UInt32: String] = [:]
        for case .mails(let mails, _) in news {
            for mail in mails { found[mail.uid] = String(decoding: mail.bytes, as: UTF8.self) }
        }
        return found
    }

    /// Lets a dialogue speak with a server; the server's bytes come in pieces of `chunk`.
    mutating func run(
        _ server: inout PretendServer,
        _ reading: MailboxReading = MailboxReading(),
        folder: String = "INBOX",
        chunk: Int = 1 << 20
    ) {
        var dialogue = IMAPDialogue(folder: folder, reading: reading, mailLimitInBytes: 100_000)
        var steps = dialogue.start()
        var pending: [UInt8] = []
        for _ in 0..<100_000 {
            while !steps.isEmpty {
                switch steps.removeFirst() {
                case .write(let bytes): pending += Array(server.answer(bytes).utf8)
                case .news(let piece):
                    news.append(piece)
                    onNews(piece)
                    if case .mails(let mails, _) = piece { steps = dialogue.tookIn(mails.map(\.uid)) + steps }
                case .finished:
                    isFinished = true
                    return
                case .failed(let failure):
                    error = failure
                    return
                }
            }
            if pending.isEmpty {
                steps = dialogue.isWaiting ? dialogue.leave() : dialogue.stop("closed")
                continue
            }
            let piece = Array(pending.prefix(chunk))
            pending.removeFirst(piece.count)
            steps = dialogue.received(piece)
        }
    }
}

@Suite struct IMAPDialogueTests {
    private func server(_ count: UInt32) -> PretendServer {
        var server = PretendServer()
        for uid in 1...count { server.mails[uid * 2] = "Subject: \(uid)\r\n\r\nmail \(uid)\r\n" }
        return server
    }

    @Test(arguments: [1, 2, 7, 64, 1 << 20])
    func `every mail comes once, however the bytes come`(chunk: Int) {
        var server = server(120)
        var reading = Reading()
        reading.run(&server, chunk: chunk)
        #expect(reading.error == nil && reading.isFinished)
        #expect(reading.mails == server.mails)
        #expect(reading.news.first == .opened(uidValidity: 7, mails: 120, isRenumbered: false))
        #expect(reading.news.last == .caughtUp)
        let ends = reading.news.compactMap {
            if case .mails(let mails, let upTo) = $0 { (mails.count, upTo) } else { nil }
        }
        #expect(ends.map(\.0) == [50, 50, 20] && ends.map(\.1) == [100, 200, 240])
        #expect(server.lines[0] == "R1 EXAMINE \"INBOX\"" && server.lines[1] == "R2 UID SEARCH UID 1:*")
        #expect(server.lines.filter { $0.contains("BODY.PEEK[]") }.count == 3)
        #expect(!server.lines.contains { $0.contains("STORE") || $0.contains("SELECT") })
    }

    @Test func `a first reading asks for no mails before a day`() {
        var dialogue = IMAPDialogue(folder: "INBOX", reading: MailboxReading(oldest: 1_772_438_400))
        _ = dialogue.start()
        let steps = dialogue.received(Array("* OK [UIDVALIDITY 7] valid\r\nR1 OK done\r\n".utf8))
        #expect(steps.last == .write(Array("R2 UID SEARCH UID 1:* SINCE 02-Mar-2026\r\n".utf8)))
    }

    @Test func `numbers that cannot be are left out`() {
        var dialogue = IMAPDialogue(folder: "INBOX", reading: MailboxReading())
        _ = dialogue.start()
        let lines = "* -9223372036854775808 EXISTS\r\n* 1 EXPUNGE\r\n* OK [UIDVALIDITY 7] valid\r\nR1 OK done\r\n"
        #expect(
            dialogue.received(Array(lines.utf8)).first == .news(.opened(uidValidity: 7, mails: 0, isRenumbered: false))
        )
    }

    @Test func `it goes on behind the last mail`() {
        var server = server(60)
        var reading = Reading()
        reading.run(&server, MailboxReading(position: MailboxPosition(mailbox: "m", uidValidity: 7, lastUID: 100)))
        #expect(reading.mails.keys.sorted() == [102, 104, 106, 108, 110, 112, 114, 116, 118, 120])
        // `121:*` names the last mail, which is not new.
        var again = Reading()
        again.run(&server, MailboxReading(position: MailboxPosition(mailbox: "m", uidValidity: 7, lastUID: 120)))
        #expect(again.mails.isEmpty && again.news.last == .caughtUp && again.isFinished)
    }

    @Test func `a server may answer two batches at once, in any order`() {
        var server = server(120)
        let mails = server
        var held = ""
        server.rule = { tag, line in
            // The second FETCH is answered before the first, with a mail of the first in between.
            if tag == "R3" {
                held = (2...50).map { mails.fetched(UInt32($0 * 2)) }.joined() + "R3 OK done\r\n"
                return ""
            }
            guard tag == "R4" else { return nil }
            let half = (51...75).map { mails.fetched(UInt32($0 * 2)) }.joined()
            let rest = (76...100).map { mails.fetched(UInt32($0 * 2)) }.joined()
            return half + mails.fetched(2) + rest + "R4 OK done\r\n" + held
        }
        var reading = Reading()
        reading.run(&server)
        #expect(reading.isFinished && reading.mails == server.mails, "\(String(describing: reading.error))")
        var ends: [UInt32] = []
        for case .mails(_, let upTo) in reading.news { ends.append(upTo) }
        #expect(ends == [100, 200, 240], "a position never runs ahead of the mails")
    }

    @Test func `numbered anew, all are read again`() {
        var server = server(3)
        var reading = Reading()
        reading.run(&server, MailboxReading(position: MailboxPosition(mailbox: "m", uidValidity: 6, lastUID: 100)))
        #expect(reading.mails.count == 3)
        #expect(reading.news.first == .opened(uidValidity: 7, mails: 3, isRenumbered: true))
    }

    @Test func `a mail that imitates a server is a mail`() {
        let wicked = """
            Subject: x\r
            \r
            R3 OK FETCH completed\r
            * 1 FETCH (UID 4 FLAGS () BODY[] {4}\r
            evil)\r
            * BYE\r
            )\r
            R4 NO [ALERT] {99}\r
            + go on\r

            """
        var server = PretendServer(mails: [2: wicked, 4: "Subject: y\r\n\r\ntrue\r\n"])
        for chunk in [1, 5, 1 << 20] {
            var reading = Reading()
            reading.run(&server, chunk: chunk)
            #expect(reading.mails == server.mails && reading.isFinished)
        }
    }

    @Test func `mails are marked as read only when asked, and after they were taken in`() {
        var server = server(60)
        server.flags[2] = ""
        var reading = Reading()
        var taken = 0
        var marked: [Int] = []
        let rule = server.rule
        server.rule = { tag, line in
            if line.contains("STORE") { marked.append(taken) }
            return rule(tag, line)
        }
        reading.onNews = { if case .mails(let mails, _) = $0 { taken += mails.count } }
        reading.run(&server, MailboxReading(marksSeen: true))
        #expect(reading.isFinished && server.lines[0] == "R1 SELECT \"INBOX\"")
        #expect(server.flags.count == 60 && marked.count == 2 && marked[0] >= 50 && marked[1] == 60)
    }

    @Test func `drafts and what is marked as deleted are passed over`() {
        var server = server(4)
        server.flags = [2: "\\Draft", 4: "\\Deleted \\Seen", 6: "\\Seen"]
        var reading = Reading()
        reading.run(&server)
        #expect(reading.mails.keys.sorted() == [6, 8] && reading.isFinished)
    }

    @Test(arguments: [
        // Attributes in another order, in small letters, with others between them.
        "* 1 FETCH (BODY[] {5}\r\nhello UID 2)\r\n", "* 1 fetch (flags (\\Seen) uid 2 body[] \"hello\")\r\n",
        "* 1 FETCH (MODSEQ (12) UID 2 X-GM-LABELS (\"a ) b\" \\Inbox) FLAGS () BODY[] {5}\r\nhello)\r\n",
        "* 2 EXPUNGE\r\n* 9 EXISTS\r\n* 1 FETCH (UID 2 BODY[] {5}\r\nhello)\r\n* 1 FETCH (FLAGS (\\Seen))\r\n",
        "* 1 FETCH (UID 2 BODY[] {5}\nhello)\n",
        "* OK [ALERT] the disk is full {5}\r\n* 1 FETCH (UID 2 BODY[] {5}\r\nhello)\r\n",
        // Once is enough, and only what was asked for.
        "* 1 FETCH (UID 2 BODY[] {5}\r\nhello)\r\n* 1 FETCH (UID 2 BODY[] {4}\r\nevil)\r\n",
        "* 1 FETCH (UID 3 BODY[] {4}\r\nevil)\r\n* 1 FETCH (UID 2 BODY[] {5}\r\nhello)\r\n",
    ])
    func `other servers' ways of saying it`(said: String) {
        var server = PretendServer(mails: [2: "hello"])
        // Small letters are no FETCH of a server that is known; they are taken all the same.
        server.rule = { tag, line in line.contains("FETCH") ? said + "\(tag) OK\r\n" : nil }
        var reading = Reading()
        reading.run(&server)
        #expect(
            reading.mails == [2: "hello"] && reading.isFinished,
            "\(reading.news) \(String(describing: reading.error))"
        )
    }

    /// Hostile and broken servers: the reading ends with a reason, or goes on rightly.
    @Test(arguments: [
        ("FETCH", "R99 OK done\r\n", "out of turn"), ("FETCH", "garbage\r\n", "out of turn"),
        ("FETCH", "* BYE going down\r\n", "ended the connection"), ("FETCH", "%TAG% NO [SERVERBUG] no\r\n", "refused"),
        ("SEARCH", "%TAG% BAD no\r\n", "refused"), ("SEARCH", "+ go on\r\n", "out of turn"),
        ("EXAMINE", "%TAG% NO [NONEXISTENT] no such mailbox\r\n", "mail.imap.folder"),
        ("EXAMINE", "%TAG% NO [UNAVAILABLE] later\r\n", "try again"), ("EXAMINE", "%TAG% OK done\r\n", "UIDVALIDITY"),
        ("FETCH", "* 1 FETCH (UID 2 BODY[] {4294967296}\r\nabc", "4294967296 bytes"),
        ("FETCH", "* 1 FETCH (UID 2 BODY[] {99999999999999999999}\r\nabc\r\n", "out of turn"),
        ("FETCH", "* 1 FETCH (UID 2 BODY[] {3}\r\nabcdefgh)\r\n%TAG% OK\r\n", ""),
        ("FETCH", "* 1 FETCH (UID 2 BODY[] NIL)\r\n%TAG% OK\r\n", ""), ("FETCH", "* 1 FETCH (((((\r\n%TAG% OK\r\n", ""),
        ("FETCH", "* 1 FETCH (UID 99999999999 BODY[] {1}\r\nx)\r\n%TAG% OK\r\n", ""), ("FETCH", "%TAG% OK\r\n", ""),
        ("SEARCH", "* SEARCH 0 1 x -5 99999999999 2\r\n%TAG% OK\r\n", ""), ("FETCH", "", "closed"),
    ])
    func `a server that does not keep to the rules`(command: String, said: String, expected: String) {
        var server = PretendServer(mails: [2: "hello"])
        server.rule = { tag, line in
            line.contains(command) ? said.replacing("%TAG%", with: tag) : nil
        }
        var reading = Reading()
        reading.run(&server)
        if expected.isEmpty {
            #expect(reading.isFinished, "\(String(describing: reading.error))")
        } else {
            #expect(reading.error?.message.contains(expected) == true, "\(String(describing: reading.error))")
        }
        #expect(!reading.mails.values.contains("abcdefgh"))
    }

    @Test func `a line without an end is not kept for ever`() {
        var dialogue = IMAPDialogue(folder: "INBOX", reading: MailboxReading())
        _ = dialogue.start()
        let piece = [UInt8](repeating: 65, count: 1 << 20)
        var failed = false
        for _ in 0..<20 where !failed {
            for case .failed in dialogue.received(piece) { failed = true }
        }
        #expect(failed)
    }

    @Test func `a mail that is too large is read over and told, and the others come`() {
        var large = PretendServer(mails: [2: "small", 6: "also small"])
        let size = 100_001
        large.rule = { tag, line in
            if line.contains("SEARCH") { return "* SEARCH 2 4 6\r\n\(tag) OK\r\n" }
            guard line.contains("FETCH") else { return nil }
            return "* 1 FETCH (UID 2 BODY[] {5}\r\nsmall)\r\n* 2 FETCH (UID 4 BODY[] {\(size)}\r\n"
                + String(repeating: "x", count: size)
                + ")\r\n* 3 FETCH (UID 6 BODY[] {10}\r\nalso small)\r\n\(tag) OK\r\n"
        }
        var reading = Reading()
        reading.run(&large)
        #expect(reading.mails == [2: "small", 6: "also small"] && reading.isFinished)
        let skipped = reading.news.compactMap {
            if case .skipped(let uid, let reason) = $0 { (uid, reason) } else { nil }
        }
        #expect(skipped.first?.0 == 4 && skipped.first?.1.contains("\(size)") == true)
    }

    @Test func `a mail whose size is a lie is not asked for again`() {
        var server = PretendServer(mails: [2: "hello", 4: "there"])
        server.rule = { _, line in
            line.contains("FETCH 2,4") ? "* 1 FETCH (UID 2 BODY[] {9999999999}\r\nhe" : nil
        }
        var reading = Reading()
        reading.run(&server)
        var skipped: [UInt32] = []
        for case .skipped(let uid, _) in reading.news { skipped.append(uid) }
        #expect(skipped == [2] && reading.error != nil)
        var again = Reading()
        again.run(&server, MailboxReading(skipping: [2]))
        #expect(again.mails == [4: "there"] && again.isFinished)
    }

    @Test func `while it waits, new mail is read; without IDLE it leaves`() {
        var server = server(1)
        var told = false
        server.rule = { tag, line in
            if line.hasSuffix("IDLE"), !told {
                told = true
                return "+ idling\r\n* 2 EXISTS\r\n"
            }
            if line == "DONE" { return "R4 OK\r\n" }
            if line.contains("SEARCH"), told { return "* SEARCH 2 4\r\n\(tag) OK\r\n" }
            if line.contains("FETCH 4") { return "* 2 FETCH (UID 4 BODY[] {3}\r\nnew)\r\n\(tag) OK\r\n" }
            if line.hasSuffix("IDLE") { return "\(tag) BAD not again\r\n" }
            return nil
        }
        var reading = Reading()
        reading.run(&server, MailboxReading(waitInSeconds: 60))
        #expect(reading.mails[4] == "new" && reading.isFinished, "\(server.lines) \(String(describing: reading.error))")
    }

    @Test func `names of mailboxes cannot begin a command`() {
        #expect(IMAPFolderName.quoted("INBOX\r\nR2 DELETE x") == nil)
        #expect(IMAPFolderName.quoted("a\"b\\c") == "\"a\\\"b\\\\c\"")
        // RFC 3501, section 5.1.3.
        #expect(IMAPFolderName.quoted("~peter/mail/台北/日本語") == "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\"")
        #expect(IMAPFolderName.quoted("Tom & Jerry") == "\"Tom &- Jerry\"")
        #expect(IMAPSet.text([1, 2, 3, 5, 9, 10]) == "1:3,5,9:10")
        var reading = Reading()
        var server = PretendServer()
        reading.run(&server, folder: "a\nb")
        #expect(reading.error?.code == .settings && server.lines.isEmpty)
    }
}
