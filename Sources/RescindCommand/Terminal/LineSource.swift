import CEditShim
import Glibc

/// What a line source gives.
enum TypedLine {
    /// A line, without its end.
    case line(String)
    /// Ctrl-C: the line was cleared.
    case cleared
    /// The end of input.
    case end
}

/// Where typed lines come from.
protocol LineSource {
    /// The next line; shows the prompt where there is a screen.
    func next(prompt: String) -> TypedLine
}

/// Lines as the terminal gives them, without editing.
final class PlainLineSource: LineSource {
    private var reader = LineReader()

    func next(prompt: String) -> TypedLine {
        try? StandardOutput.writeRaw(prompt)
        switch reader.next() {
        case .text(let text), .notUTF8(let text): return .line(text)
        case .tooLong(let bytes): return .line(String(repeating: "x", count: bytes))
        case nil: return .end
        }
    }
}

/// Lines edited with libedit, with a history that only the user can read.
final class EditedLineSource: LineSource {
    private let editor: OpaquePointer?

    /// An editor with a history file, `nil` for none.
    init(history: String?) {
        if let history {
            var folder = ""
            for part in history.split(separator: "/").dropLast() {
                folder += "/" + part
                mkdir(folder, 0o700)
            }
        }
        editor = rescind_edit_open(history)
    }

    deinit { rescind_edit_close(editor) }

    func next(prompt: String) -> TypedLine {
        var line: UnsafeMutablePointer<CChar>?
        switch rescind_edit_line(editor, prompt, &line) {
        case 1:
            defer { free(line) }
            return .line(line.map { String(cString: $0) } ?? "")
        case 2: return .cleared
        default: return .end
        }
    }
}
