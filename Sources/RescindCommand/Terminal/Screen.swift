import ArgumentParser
import Glibc

/// How colour is chosen: `--color`.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
}

/// What standard output is, as far as text is concerned.
struct Screen {
    /// Whether it is a terminal.
    var isTerminal: Bool
    /// Whether the terminal understands more than lines.
    var isCapable: Bool
    /// Whether bold and colours are wanted.
    var hasColor: Bool
    /// Columns, 20...200.
    var width: Int
    /// Rows.
    var height: Int

    /// Standard output as it is now; a resized terminal is seen by asking again.
    ///
    /// - Parameters:
    ///   - isPlain: `--plain`.
    ///   - color: `--color`; `nil` leaves it to the environment.
    init(isPlain: Bool = false, color: ColorChoice? = nil) {
        isTerminal = isatty(1) == 1
        isCapable = isTerminal && !isPlain && !["", "dumb"].contains(Screen.variable("TERM") ?? "")
        hasColor = Screen.wantsColor(isPlain: isPlain, color: color, isCapable: isCapable)
        var size = winsize()
        if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            width = Int(size.ws_col)
            height = size.ws_row > 0 ? Int(size.ws_row) : 24
        } else {
            width = Screen.variable("COLUMNS").flatMap { Int($0) } ?? 80
            height = 24
        }
        width = min(200, max(20, width))
    }

    /// The flag decides, then `NO_COLOR`, then `CLICOLOR_FORCE`, then what the terminal can do.
    private static func wantsColor(isPlain: Bool, color: ColorChoice?, isCapable: Bool) -> Bool {
        switch color {
        case .always: return true
        case .never: return false
        case .auto, nil: break
        }
        if isPlain { return false }
        if let none = variable("NO_COLOR"), !none.isEmpty { return false }
        if let force = variable("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
        return isCapable
    }

    /// A variable of the environment.
    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
