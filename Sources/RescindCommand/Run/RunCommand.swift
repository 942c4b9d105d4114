import ArgumentParser
import Engine
import Foundation

/// `rescind run`: the worker.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Send what is due, read the mailbox, and remind in time, until stopped.",
        discussion: """
            EXAMPLES
              rescind run                     until SIGTERM, SIGINT or SIGHUP
              rescind run --once              one round, as from a timer
              rescind run --print-unit        units for systemd, with where to put them

            A mail that is leaving when a signal comes is finished first; all others stay in the outbox.
            """
    )

    @Flag(help: "One round only.")
    var once = false

    @Flag(help: "Print the units for systemd's user manager.")
    var printUnit = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            if printUnit { return try printUnits() }
            let signals = StopSignals()
            let place = try options.workplace()
            if once {
                var worker = Worker(place, signals: signals, chores: place.chores)
                let round = try worker.round()
                if let status = round.exitStatus { throw ExitCode(status.rawValue) }
                return
            }
            // The watch waits in the mailbox for new mail, on its own thread: nothing is left to look for from time to time.
            let watch = place.settings.imap == nil ? nil : MailboxWatch(place)
            watch?.start()
            defer { watch?.stop() }
            var worker = Worker(place, signals: signals, chores: [])
            try worker.run()
        }
    }

    private func printUnits() throws {
        let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = path.map(SystemdUnits.quoted) ?? SystemdUnits.usualPath
        for unit in SystemdUnits.all(program: program) {
            try StandardOutput.write("# ~/.config/systemd/user/\(unit.name)")
            try StandardOutput.write(unit.text)
        }
    }
}
