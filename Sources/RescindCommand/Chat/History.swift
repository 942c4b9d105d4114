import Drafting

/// What the history of typed lines keeps.
enum History {
    /// `$XDG_STATE_HOME/rescind/history`, `nil` without a home folder.
    static var path: String? {
        GlobalOptions.folder("XDG_STATE_HOME", below: ".local/state").map { $0 + "/rescind/history" }
    }

    /// Whether a line is kept: not one that begins with a blank, nor one with a password or the number of a card.
    static func keeps(_ line: String) -> Bool {
        if line.isEmpty || line.first == " " { return false }
        let refusals = SendGate().refusals(of: SendGate.Message(text: line))
        return !refusals.contains(.password) && !refusals.contains(.cardNumber)
    }
}
