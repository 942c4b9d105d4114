import ArgumentParser

/// The `rescind` program.
@main
struct Rescind: ParsableCommand {
    func run() throws {}
}
