extension Decider {
    /// The row that says how a message that has not arrived can reach the seller, `nil` when there is none.
    var undeliveredRow: NextStepRow? {
        guard state.undelivered != nil else { return nil }
        let name = state.sellerAddress == nil ? "undelivered" : "undelivered-again"
        return playbook.nextSteps.first { $0.id == name }
    }

    /// A message to the seller came back, or was refused for good: the buyer is told, once for each attempt, and the
    /// same words wait to be sent another way.
    ///
    /// - Parameters:
    ///   - draft: the message.
    ///   - key: names the attempt.
    ///   - recipient: the address that was not reached.
    ///   - diagnostic: what the server said.
    public mutating func messageCameBack(_ draft: String, key: String, recipient: String, diagnostic: String) {
        lose(draft, address: recipient, diagnostic)
        var fields = commonFields
        fields["address"] = .text(recipient)
        fields["diagnostic"] = .text(diagnostic)
        say("mail.came-back", fields)
        notify(.deliveryFailed, key: key, ["diagnostic": .text("\(recipient): \(diagnostic)")])
    }

    /// The buyer let a message go that was on its way, or in doubt: it has not reached the seller.
    ///
    /// - Parameter draft: the message.
    public mutating func messageLetGo(_ draft: String) {
        lose(draft, address: nil, "")
        say("mail.let-go", commonFields)
    }

    /// The buyer has a message tried again that had not arrived: it is on its way once more.
    ///
    /// - Parameter draft: the message.
    public mutating func messageGoesAgain(_ draft: String) {
        guard let lost = state.undelivered, lost.id == draft else { return }
        // The copy that waits says the same.
        if let waiting = state.draft, waiting.text == lost.text { record(.draftDropped) }
        record(.messageSent(SentMessage(draft: lost, channel: .email, ordinal: state.sentCount + 1)))
        say("sent.email", commonFields)
        follow(playbook.sending.first { $0.fits(lost.purpose) })
        proposeCurrent()
        decision.draftRequest = nil
    }

    private mutating func lose(_ draft: String, address: String?, _ answer: String) {
        record(.messageLost(draft: draft, address: address, answer: answer))
        guard let lost = state.undelivered else { return }
        reconcileClocks()
        // A protection that is about to end goes first.
        if let row = undeliveredRow, row.id == currentRow?.id {
            var again = lost
            again.id = nextDraftID
            record(.drafted(again))
        }
        decision.showsDraft = state.draft != nil
        decision.showsClocks = true
        proposeCurrent()
    }
}
