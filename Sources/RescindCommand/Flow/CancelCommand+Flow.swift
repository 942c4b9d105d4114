import ArgumentParser
import Engine

extension CancelCommand {
    /// Lets a flow drive the conversation about each order, as far as it goes now.
    ///
    /// - Parameters:
    ///   - name: the flow.
    ///   - numbers: the orders.
    ///   - place: the workplace.
    /// - Throws: `CommandFailure`; `ExitCode`: 1 when a conversation went another way, 2 when a message waits for
    ///   approval.
    func drive(_ name: String, _ numbers: [String], _ place: Workplace) throws {
        if dryRun {
            throw CommandFailure("--flow cannot be tried dry: rehearse it with rescind flow test", code: .usage)
        }
        if send, numbers.count > 5, confirm != numbers.count {
            throw CommandFailure(
                "\(numbers.count) orders may send messages: give their number with --confirm \(numbers.count)",
                code: .declined
            )
        }
        let flow = try LiveFlow(name, in: place, templates: options.templates)
        let output = TurnOutput(screen: options.screen, isJSON: json)
        let asking = Asking(isPossible: options.canAsk)
        var worst: ExitStatus?
        for number in numbers {
            let ending = try flow.drive(number, in: place) { turn, room in
                try output.show(turn, room)
            } approves: {
                try send || (options.canAsk && asking.agrees("Send it?", flag: "--send"))
            }
            switch ending {
            case .finished: StandardError.write("\(number): \(flow.name) is done")
            case .waits(let what): StandardError.write("\(number): waits for \(what); then run this again")
            case .waitsForApproval:
                worst = worst ?? .declined
                StandardError.write("\(number): a message waits for your approval: run this again with --send")
            case .left(let why):
                worst = .someFailed
                let words = "\(number): \(flow.name) does not go on: \(why). Go on with rescind chat \(number)"
                StandardError.write(TerminalText.inert(words))
            }
        }
        try place.finishWithMail()
        if let worst { throw ExitCode(worst.rawValue) }
    }
}
