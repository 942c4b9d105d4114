/// The units for systemd's user manager (systemd.service(5), systemd.timer(5)).
enum SystemdUnits {
    /// Where the program is expected unless something else is said.
    static let usualPath = "%h/.local/bin/rescind"

    /// Name and text of each unit: the worker that stays, and for those who want none the round and its timer.
    ///
    /// - Parameter program: the program's path, as `ExecStart=` takes it.
    /// - Returns: the units, in the order in which they are printed.
    static func all(program: String) -> [(name: String, text: String)] {
        [
            ("rescind.service", service(program)), ("rescind-once.service", once(program)),
            ("rescind-once.timer", timer),
        ]
    }

    /// A path in the form that `ExecStart=` takes: specifiers and blanks guarded.
    static func quoted(_ path: String) -> String {
        let escaped = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("%", with: "%%")
            .replacing("$", with: "$$")
        return escaped.contains(where: \.isWhitespace) ? "\"\(escaped)\"" : escaped
    }

    private static let hardening = """
        Environment=SWIFT_BACKTRACE=enable=no
        UMask=0077
        NoNewPrivileges=yes
        """

    private static func service(_ program: String) -> String {
        """
        # The worker that stays: systemctl --user enable --now rescind.service
        [Unit]
        Description=Rescind: sends what was approved, reminds in time

        [Service]
        Type=exec
        ExecStart=\(program) run
        # A mail whose last line has left waits for its answer before the worker ends.
        TimeoutStopSec=90
        Restart=on-failure
        RestartSec=60
        RestartPreventExitStatus=64 65 66 73 78
        \(hardening)

        [Install]
        WantedBy=default.target

        """
    }

    private static func once(_ program: String) -> String {
        """
        # One round; started by rescind-once.timer, in place of rescind.service.
        [Unit]
        Description=Rescind: one round of sending and reminding

        [Service]
        Type=oneshot
        ExecStart=\(program) run --once
        # What could not leave stays in the outbox and is tried in a later round.
        SuccessExitStatus=1 69 75
        \(hardening)

        """
    }

    private static let timer = """
        # A round every five minutes: systemctl --user enable --now rescind-once.timer
        [Unit]
        Description=Rescind: a round every five minutes

        [Timer]
        OnCalendar=*:0/5
        Persistent=true

        [Install]
        WantedBy=timers.target

        """
}
