extension Decider {
    /// A message to the seller came back: the buyer is told, once for each message.
    ///
    /// - Parameters:
    ///   - messageID: the message.
    ///   - recipient: the address that was not reached.
    ///   - diagnostic: what the server said.
    public mutating func messageCameBack(_ messageID: String, recipient: String, diagnostic: String) {
        var fields = commonFields
        fields["address"] = .text(recipient)
        fields["diagnostic"] = .text(diagnostic)
        say("mail.came-back", fields)
        notify(.deliveryFailed, key: messageID, ["diagnostic": .text("\(recipient): \(diagnostic)")])
    }
}
