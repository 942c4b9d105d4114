import ArgumentParser
import ConversationCore
import Engine
import EventStorage

/// `rescind reply`: the answer to a seller, without a chat.
struct ReplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply",
        abstract: "Read a seller's reply, show the answer to it, and send it when you say so.",
        discussion: """
            EXAMPLES
              rescind reply 8140123456789012                      the message that waits
              rescind reply 1 --seller - < reply.txt              what the seller wrote
              rescind reply 1 --wording firm --send
              rescind reply 1 --words "Thank you, I will wait until Friday." --send

            The message is printed before it goes. Without --send it waits.
            """
    )

    @Argument(
        help: ArgumentHelp("Its number, its order number or the beginning of one.", valueName: "thread"),
        completion: .threads
    )
    var conversation: String

    @Option(help: ArgumentHelp("What the seller wrote; - reads it from standard input.", valueName: "text"))
    var seller: String?

    @Option(help: ArgumentHelp("Your own words instead of the draft; - reads them.", valueName: "text"))
    var words: String?

    @Option(help: ArgumentHelp("warm, neutral or firm.", valueName: "tone"))
    var wording: String?

    @Flag(help: "Approve the message after it was printed.")
    var send = false

    @Flag(name: [.customShort("n"), .long], help: "Print what would be written, and store and send nothing.")
    var dryRun = false

    @Flag(help: "One JSON object a line, as in rescind chat --json.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            if seller == "-", words == "-" {
                throw CommandFailure("only one of --seller and --words can be read from standard input", code: .usage)
            }
            let place = try options.workplace()
            let state = try place.conversation(conversation)
            var room = try place.quietRoom(isDryRun: dryRun)
            room.focus(on: state.number)
            let output = TurnOutput(screen: options.screen, isJSON: json)
            var inputs: [ChatInput] = []
            if let seller {
                inputs.append(.seller(seller == "-" ? try TextFile.read("-", limitInBytes: 65_536) : seller))
            }
            if let wording { inputs.append(.text("/wording \(wording)")) }
            if let words {
                inputs.append(.text("/edit \(words == "-" ? try TextFile.read("-", limitInBytes: 65_536) : words)"))
            }
            if inputs.isEmpty { inputs.append(.text("/draft")) }
            for input in inputs { try check(try room.turn(input), room, output) }
            guard try room.front()?.draft != nil else {
                if send { throw CommandFailure("no message waits in this conversation", code: .declined) }
                return
            }
            if try dryRun || !isApproved() { return }
            try check(try room.turn(.text("/send")), room, output)
            try place.finishWithMail()
        }
    }

    private func isApproved() throws -> Bool {
        if send { return true }
        guard options.canAsk, !json else { return false }
        return try Asking(isPossible: true).agrees("Send it?", flag: "--send")
    }

    private func check(_ turn: ChatTurn, _ room: ChatRoom, _ output: TurnOutput) throws {
        if turn.mistake != nil {
            throw CommandFailure(turn.answer?.says.joined(separator: " ") ?? "", code: .usage)
        }
        try output.show(turn, room)
    }
}
