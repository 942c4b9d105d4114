import Glibc

/// Shows what is longer than the screen in a pager; everything else is written as it is.
enum Pager {
    /// Writes a text to standard output, by way of the pager on a terminal when it is longer than the screen.
    ///
    /// - Parameters:
    ///   - text: the text, without a line end at its end.
    ///   - screen: standard output.
    /// - Throws: `CommandFailure` when it cannot be written.
    static func show(_ text: String, on screen: Screen = Screen()) throws {
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
            .reduce(0) { $0 + max(1, (DisplayWidth.of($1) + screen.width - 1) / screen.width) }
        guard screen.isCapable, isatty(0) == 1, rows >= screen.height, page(text) else {
            try StandardOutput.write(text)
            return
        }
    }

    /// Gives the text to the pager.
    ///
    /// - Returns: whether a pager took it.
    private static func page(_ text: String) -> Bool {
        let command = Screen.variable("PAGER") ?? "less"
        if command.isEmpty || command == "cat" { return false }
        // Without a setting of one's own: leave when it fits, keep colours, leave the text on the screen.
        setenv("LESS", "FRX", 0)
        guard let pager = popen(command, "w") else { return false }
        fputs(text + "\n", pager)
        // 127: the shell did not find it.
        return pclose(pager) >> 8 != 127
    }
}
