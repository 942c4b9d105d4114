import ArgumentParser

/// What `rescind help TOPIC` explains beside the commands.
enum HelpTopic: String, CaseIterable {
    case environment
    case exitCodes = "exit-codes"
    case formatting

    /// The topic that a command line asks for, `nil` when it asks for none.
    static func asked(by arguments: [String]) throws -> HelpTopic? {
        guard arguments.count == 2, arguments[0] == "help" else { return nil }
        return HelpTopic(rawValue: arguments[1])
    }

    /// The explanation, at most 80 columns wide.
    var text: String {
        switch self {
        case .environment: HelpTopic.environmentText
        case .exitCodes: HelpTopic.exitCodesText
        case .formatting: HelpTopic.formattingText
        }
    }

    private static let environmentText = """
        ENVIRONMENT

        A flag goes before a variable, a variable before the configuration file, the
        file before what is built in. rescind config show says where each value came
        from.

          RESCIND_DB            the database file, as --db
          RESCIND_CONFIG        the configuration file, as --config
          RESCIND_TEMPLATES     a folder of templates, as --templates
          RESCIND_LANG          the language Rescind speaks, as --lang
          RESCIND_TZ            the time zone, as --tz
          RESCIND_HOLD          how long a message can be taken back, in seconds
          RESCIND_NO_SEND=1     nothing is sent; mail stays in the outbox

          XDG_DATA_HOME         else ~/.local/share: rescind/rescind.db
          XDG_CONFIG_HOME       else ~/.config: rescind/config.yaml
          XDG_STATE_HOME        else ~/.local/state: rescind/history

          NO_COLOR              no colour
          CLICOLOR_FORCE        colour even where there is no terminal
          TERM=dumb             no colour and no line editing
          COLUMNS               the width where no screen tells it
          PAGER                 shows what is longer than the screen; less without it
          VISUAL, EDITOR        for rescind config edit
        """

    private static let exitCodesText = """
        EXIT CODES

            0   done
            1   some items failed, or a line of a piped chat was not understood
            2   declined, or nothing to do
            3   inbox --check found something overdue
           64   the command line is off, or an answer that it needs is missing
           65   given data are off: a file, a template, a database
           66   there is no such conversation or file
           69   a server could not be reached
           70   a mistake of Rescind's own: please report it
           73   something cannot be written
           75   queued: it is tried again later
           77   a login was refused
           78   the configuration is off
          129   the terminal went away; 143: told to stop. Nothing is lost
          130   Ctrl-C
        """

    private static let formattingText = """
        FORMATTING

        Data go to standard output, everything else to standard error.

          --json    one JSON value on one line, or one a line where help says so.
                    "v":1 is the version of its fields: fields may be added to it,
                    none is taken away. Instants are ISO 8601 with their zone, sums
                    are text with a currency, keys without a value are left out.
          --plain   one record a line, its fields separated by a tab, without colour;
                    an empty field stands for no value. For cut, sort and awk.
          --color   always, never, or auto: colour on a terminal only.

        Fields of inbox --plain: number, order, stage, status, outcome, move, act by.
        Fields of deadlines --plain: id, owner, act by, expect by, late, at risk.
        Fields of outbox --plain: id, state, recipient, subject, not before.
        """
}
