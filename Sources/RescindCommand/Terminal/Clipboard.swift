import Foundation

/// The clipboard of a terminal.
enum Clipboard {
    /// What puts a text into it: OSC 52 of the control sequences of xterm.
    ///
    /// A terminal that does not allow it ignores it.
    static func sequence(for text: String) -> String {
        "\u{1B}]52;c;" + Data(text.utf8).base64EncodedString() + "\u{7}"
    }
}
