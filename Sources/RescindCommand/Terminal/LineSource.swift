import CEditShim
import Glibc

/// What a line source gives.
enum TypedLine: Equatable {
    /// A line, without its end.
    case line(String)
    /// Several lines that were pasted at once, and what stood on the line before them.
    case pasted(String, after: String)
    /// Ctrl-C: the line was cleared.
    case cleared
    /// The end of input.
    case end
    /// The terminal went away, or the program was told to stop: the signal.
    case stopped(signal: Int32)
}

/// Where typed lines come from.
protocol LineSource: AnyObject {
    /// The next line; shows the prompt where there is a screen.
    func next(prompt: String) -> TypedLine
    /// Keeps a line for later; a source without a history does nothing.
    func remember(_ line: String)
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

    func remember(_ line: String) {}
}

/// Lines edited with libedit, with a history that only the user can read.
final class EditedLineSource: LineSource {
    /// Gives text that arrived and is printed above the line, `nil` for none; asked some times a second.
    var arriving: () -> String? = { nil }
    /// Gives the prompt as it is to be now, `nil` to leave it as it is; asked as often.
    var prompting: () -> String? = { nil }
    /// Completes the line up to the cursor.
    var completing: (String) -> Completion? = { _ in nil }

    private var editor: OpaquePointer?

    /// What completes a line.
    struct Completion: Equatable {
        /// How many bytes before the cursor are replaced.
        var replaced: Int
        /// By what; `nil` when several go on differently.
        var inserted: String?
        /// The choices, when there are several.
        var listed: String?
    }

    /// An editor with a history file, `nil` for none.
    init(history: String?) {
        if let history { try? PrivateFile.makeFolder(of: history) }
        let context = Unmanaged.passUnretained(self).toOpaque()
        editor = rescind_edit_open(
            history,
            EditedLineSource.idle,
            EditedLineSource.prompt,
            EditedLineSource.complete,
            context
        )
    }

    deinit { rescind_edit_close(editor) }

    func next(prompt: String) -> TypedLine {
        guard let editor else { return .end }
        var line: UnsafeMutablePointer<CChar>?
        var pasted: UnsafeMutablePointer<CChar>?
        let result = rescind_edit_line(editor, prompt, &line, &pasted)
        defer {
            free(line)
            free(pasted)
        }
        let text = line.map { String(cString: $0) } ?? ""
        switch result {
        case rescind_edit_typed: return .line(text)
        case rescind_edit_pasted: return .pasted(pasted.map { String(cString: $0) } ?? "", after: text)
        case rescind_edit_interrupted: return .cleared
        case rescind_edit_hung_up: return .stopped(signal: SIGHUP)
        case rescind_edit_terminated: return .stopped(signal: SIGTERM)
        default: return .end
        }
    }

    func remember(_ line: String) {
        if let editor { rescind_edit_remember(editor, line) }
    }

    // The editor calls these on the thread that reads the line, with the source as context.

    private static let idle: rescind_idle = { context in
        guard let context else { return nil }
        return Unmanaged<EditedLineSource>.fromOpaque(context).takeUnretainedValue().arriving().map { strdup($0) }
            ?? nil
    }

    private static let prompt: rescind_prompting = { context in
        guard let context else { return nil }
        return Unmanaged<EditedLineSource>.fromOpaque(context).takeUnretainedValue().prompting().map { strdup($0) }
            ?? nil
    }

    private static let complete: rescind_complete = { context, line in
        guard let context,
            let found = Unmanaged<EditedLineSource>.fromOpaque(context).takeUnretainedValue()
                .completing(String(cString: line))
        else { return rescind_completion(replaced: 0, inserted: nil, listed: nil) }
        return rescind_completion(
            replaced: found.replaced,
            inserted: found.inserted.flatMap { strdup($0) },
            listed: found.listed.flatMap { strdup($0) }
        )
    }
}
