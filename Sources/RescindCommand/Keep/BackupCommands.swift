import ArgumentParser
import EventStorage
import Glibc

/// `rescind backup`: copies the database while it is in use.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database to a file, also while a chat is open.",
        discussion: """
            EXAMPLES
              rescind backup rescind-2026-03-02.db
              rescind backup --force latest.db

            The copy is checked before it is put in its place, and readable by you alone.
            """
    )

    @Argument(help: ArgumentHelp("The file to write.", valueName: "path"), completion: .file())
    var path: String

    @Flag(help: "Replace the file when it is there.")
    var force = false

    @Flag(help: "One JSON value: {\"v\", \"file\", \"conversations\"}.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        if access(path, F_OK) == 0, !force {
            throw CommandFailure("\(path) is there already: choose another name, or add --force", code: .cannotWrite)
        }
        let care = try DatabaseCare(try options.databasePath())
        let state = try care.copy(to: path)
        if json {
            return try StandardOutput.write(try JSONText.line(CopyJSON(file: path, conversations: state.conversations)))
        }
        StandardError.write("\(TerminalText.inertLine(path)): \(state.conversations) conversations, checked")
    }
}

/// A copy of the database, as JSON.
private struct CopyJSON: Encodable {
    var v = 1
    var file: String
    var conversations: Int
    /// Where the database that was there before is kept.
    var kept: String?
    /// How many emails of the copy are held back.
    var held: Int?
}

/// `rescind restore`: puts a copy in the database's place.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a copy made by backup in the place of the database.",
        discussion: """
            EXAMPLES
              rescind restore rescind-2026-03-02.db
              rescind restore rescind-2026-03-02.db --yes

            The database that was there is kept beside it. Emails that waited in the copy may have left since: \
            they are held back, and rescind outbox asks you about each.
            """
    )

    @Argument(help: ArgumentHelp("The copy.", valueName: "path"), completion: .file())
    var path: String

    @Flag(help: "Do not ask.")
    var yes = false

    @Flag(name: [.customShort("n"), .long], help: "Only look at the copy.")
    var dryRun = false

    @Flag(
        help:
            "One JSON value: {\"v\", \"file\", \"conversations\", \"kept\", \"held\"}: the old file, and emails held back."
    )
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let target = try options.databasePath()
        let found = try looked(at: path)
        if dryRun {
            if json {
                return try StandardOutput.write(
                    try JSONText.line(CopyJSON(file: path, conversations: found.conversations))
                )
            }
            StandardError.write("\(TerminalText.inertLine(path)): \(found.conversations) conversations, intact")
            return
        }
        let isThere = access(target, F_OK) == 0
        if isThere, !yes {
            let question = "Put \(path) (\(found.conversations) conversations) in the place of \(target)?"
            guard try Asking(isPossible: options.canAsk).agrees(TerminalText.inertLine(question), flag: "--yes") else {
                throw CommandFailure("nothing was changed", code: .declined)
            }
        }
        let kept = try isThere ? keep(target) : nil
        try PrivateFile.makeFolder(of: target)
        let restored = try DatabaseCare(making: target)
        try DatabaseCare(reading: path).replaceContent(of: restored)
        let held = try restored.holdBackLetters()
        restored.close()
        if json {
            let copy = CopyJSON(file: path, conversations: found.conversations, kept: kept, held: held)
            return try StandardOutput.write(try JSONText.line(copy))
        }
        StandardError.write("restored \(found.conversations) conversations")
        if let kept { StandardError.write("what was there before is kept as \(TerminalText.inertLine(kept))") }
        if held > 0 { StandardError.write("\(held) emails are held back: rescind outbox lists them") }
    }

    /// Looks at the copy without leaving anything beside it.
    private func looked(at path: String) throws -> DatabaseCare.State {
        do { return try DatabaseCare.verify(path) } catch {
            var failure = CommandFailure(error)
            failure.message += "; nothing was changed"
            throw failure
        }
    }

    /// Copies the database aside, whole, under a name that is free.
    private func keep(_ target: String) throws -> String {
        var number = 1
        while access("\(target).before-restore-\(number)", F_OK) == 0 { number += 1 }
        let kept = "\(target).before-restore-\(number)"
        do {
            let care = try DatabaseCare(target)
            _ = try care.copy(to: kept)
            care.close()
        } catch {
            // One that is damaged is moved aside as it is, with its log.
            for ending in ["", "-wal", "-shm"] where rename(target + ending, kept + ending) != 0 && ending.isEmpty {
                throw CommandFailure(
                    "cannot keep \(target) aside: \(String(cString: strerror(errno)))",
                    code: .cannotWrite
                )
            }
        }
        return kept
    }
}

/// `rescind completions`: what the shell completes.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print the completions for a shell: bash, zsh or fish.",
        discussion: """
            EXAMPLES
              source <(rescind completions bash)
              rescind completions zsh > ~/.zsh/completions/_rescind
              rescind completions fish > ~/.config/fish/completions/rescind.fish
            """
    )

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    /// A shell.
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish
    }

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let known: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        try StandardOutput.write(Rescind.completionScript(for: known))
    }
}
