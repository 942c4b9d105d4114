import Glibc

/// Says how far long work is, on standard error and only on a terminal.
struct Progress {
    private let what: String
    private let count: Int
    private let isShown: Bool
    private var shown = -1

    /// Progress of some items.
    ///
    /// - Parameters:
    ///   - what: the work, in a word.
    ///   - count: how many items there are.
    init(what: String, count: Int) {
        self.what = what
        self.count = count
        // A hundred are done before anybody could read it.
        isShown = count >= 100 && isatty(2) == 1 && Screen.variable("TERM") != "dumb"
    }

    /// So many items are done; writes at most a hundred times in all.
    mutating func step(_ done: Int) {
        guard isShown, done * 100 / count != shown else { return }
        shown = done * 100 / count
        StandardError.writeRaw("\r\(what): \(done) of \(count)")
    }

    /// The work is over: the line is cleared.
    func end() {
        if isShown, shown >= 0 { StandardError.writeRaw("\r\u{1B}[K") }
    }
}
