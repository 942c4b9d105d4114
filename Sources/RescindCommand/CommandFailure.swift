import ArgumentParser
import Drafting
import Engine
import StrictYAML

/// The exit codes of the program; documented in `rescind help exit-codes`.
enum ExitStatus: Int32 {
    /// Some items failed.
    case someFailed = 1
    /// Nothing was done, because it was declined or there was nothing to do.
    case declined = 2
    /// `--check` found something overdue.
    case overdue = 3
    /// The command line is off.
    case usage = 64
    /// Data that were given are off.
    case badData = 65
    /// There is no such input.
    case noInput = 66
    /// A server could not be reached.
    case unreachable = 69
    /// Our mistake.
    case internalError = 70
    /// Something cannot be written.
    case cannotWrite = 73
    /// Queued, will be tried again.
    case tryAgain = 75
    /// A login was refused.
    case loginRefused = 77
    /// The configuration is off.
    case configuration = 78
}

/// A failure that ends the program: what was tried, on what, what came back, what to do.
struct CommandFailure: Error, CustomStringConvertible {
    /// For the person.
    var message: String
    /// For the shell.
    var code: Int32

    /// A failure.
    init(_ message: String, code: ExitStatus) {
        self.message = message
        self.code = code.rawValue
    }

    /// Any error as a failure.
    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as EventLogError:
            message = error.description
            code = if case .unusable(_, let code) = error { code } else { ExitStatus.tryAgain.rawValue }
        case let error as EngineError:
            message = error.description
            code = ExitStatus.badData.rawValue
        case let error as FileMistake:
            message = error.description
            code = ExitStatus.badData.rawValue
        case let error as FileMistakes:
            message = error.description
            code = ExitStatus.badData.rawValue
        case let error as TemplateFailure:
            message = error.description
            code = ExitStatus.badData.rawValue
        default:
            message = "\(error)"
            code = ExitStatus.internalError.rawValue
        }
    }

    /// The message.
    var description: String { message }

    /// Runs the body; an error is written to standard error and ends the program with its code.
    static func reporting(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let code as ExitCode {
            throw code
        } catch {
            let failure = CommandFailure(error)
            StandardError.write("rescind: " + TerminalText.inert(failure.message))
            throw ExitCode(failure.code)
        }
    }
}
