import ArgumentParser
import MailFormat

/// `rescind mail parse`: what a mail says, one JSON object for each path.
struct MailParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Read mails and print what they say, one JSON object a line.",
        discussion: """
            EXAMPLE
              ls mails/*.eml | rescind mail parse --json

            One path a line in, one object a line out, in the same order.
            """
    )

    @Flag(help: "JSON lines (the only form).")
    var json = false

    func run() throws {
        try CommandFailure.reporting {
            var lines = LineReader(limit: 65_536)
            var failed = false
            while let line = lines.next() {
                let output: String
                switch line {
                case .text(let path) where path.isEmpty: continue
                case .text(let path):
                    switch FileBytes.read(path, limit: IncomingMessage.maximumSize + 1) {
                    case .success(let bytes): output = ParsedMailJSON.line(IncomingMessage(bytes))
                    case .failure(let failure):
                        failed = true
                        output = ParsedMailJSON.line(error: failure.description)
                    }
                case .tooLong, .notUTF8:
                    failed = true
                    output = ParsedMailJSON.line(error: "the line is no path: give one path in UTF-8 a line")
                }
                try StandardOutput.write(output)
            }
            if failed { throw ExitCode(ExitStatus.someFailed.rawValue) }
        }
    }
}
