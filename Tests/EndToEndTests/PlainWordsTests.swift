import Foundation
import Testing

/// Lines as buyers type them who have not read any help.
@Suite(.timeLimit(.minutes(15))) struct PlainWordsTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private var chat: [String] {
        ["chat", "--db", folder.path + "/r.db", "--now", "2026-03-02T09:00:00+01:00", "--tz", "Europe/Berlin"]
    }

    private static let order = "cancel 8140123456789012"
    private static let asked = "cancel 8140123456789012 by mistake, paid, not shipped"

    /// Lines, and what the answer to the last of them says.
    private static let lines: [(lines: [String], says: String)] = [
        ([order, "1"], "On which day did you place the order"), ([order, "(2)"], "The payment is being checked"),
        ([order, "3."], "Why do you want out"), ([order, "4"], "On which day was it shipped"),
        ([order, "5"], "Why do you want out"), ([order, "6"], "The number is enough"),
        ([order, "I don't know"], "The number is enough"), ([asked, "s", "3"], "On which day did you pay"),
        ([asked, "3"], "I did not understand that. Say what has happened with order 8140123456789012"),
        ([asked, "why?"], "Once it ships it cannot be cancelled any more."),
        ([asked, "s", "the seller says: sorry, it is shipped already"], "I read: says that it was shipped"),
        ([asked, "s", "he answered"], "Paste the seller's words"),
        ([asked, "thanks"], "I am here."), ([order, "/help"], "/quit leaves"),
        (["why"], "I did not understand that. Tell me an order number"),
    ]

    @Test(arguments: lines) func `a line without any help is understood`(lines: [String], says: String) throws {
        let result = try Program.run(chat + ["--echo"], lines: lines)
        let answer = result.out.components(separatedBy: "you> ").last ?? ""
        #expect(answer.contains(says), "\(answer)")
    }

    @Test func `a choice by its number is understood in Russian too`() throws {
        let order = "отменить 8140123456789012"
        for (number, says) in [
            ("1", "В какой день сделан заказ"), ("2", "Оплата проверяется"), ("3", "Почему вы хотите"),
            ("4", "В какой день он отправлен"), ("5", "Почему вы хотите"),
        ] {
            let chat = ["chat", "--db", folder.path + "/\(number).db", "--lang", "ru"]
            let result = try Program.run(chat, lines: [order, number])
            #expect(result.out.contains(says), "\(result.out)")
        }
    }

    @Test func `an order number with blanks gives no reason`() throws {
        let result = try Program.run(
            chat + ["--json"],
            lines: [#"{"text":"8140 1234 5678 9012"}"#, #"{"text":"paid"}"#]
        )
        #expect(result.out.contains(#""asks":"reason""#), "\(result.out)")
    }

    @Test func `a conversation is written into a file that is not there yet`() throws {
        let path = folder.path + "/order"
        let lines = [Self.asked, "s", "/export \(path).txt", "/export \(path).json", "/export \(path).csv"]
        let result = try Program.run(chat, lines: lines)
        #expect(result.status == 0, "\(result.out)")
        let text = try String(contentsOfFile: path + ".txt", encoding: .utf8)
        #expect(text.hasPrefix("order: 8140123456789012\nstage: paid\n") && text.contains("    Hello, I placed order"))
        let json = try Program.run(["export", "1", "--db", folder.path + "/r.db", "--tz", "Europe/Berlin"]).out
        #expect(try String(contentsOfFile: path + ".json", encoding: .utf8) == json)
        let csv = try Program.run(["export", "--all", "--csv", "--db", folder.path + "/r.db"]).out
        #expect(try String(contentsOfFile: path + ".csv", encoding: .utf8) == csv)
        let again = try Program.run(chat, lines: ["/export \(path).txt", "/export /proc/nowhere/x", "/new", "/export"])
        #expect(
            again.out.contains("never overwritten") && again.out.contains("cannot make the folder /proc/nowhere")
                && again.out.contains("There is no order yet") && again.status == 1,
            "\(again.out)"
        )
        #expect(try String(contentsOfFile: path + ".txt", encoding: .utf8) == text)
    }
}
