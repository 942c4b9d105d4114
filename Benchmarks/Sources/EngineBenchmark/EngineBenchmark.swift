import Foundation

/// Prints what a turn costs by the length of its conversation, and a due clock by the number of conversations.
@main struct EngineBenchmark {
    /// Runs everything; a surprise is told on stderr.
    static func main() {
        do {
            try run()
        } catch {
            FileHandle.standardError.write(Data("engine-benchmark: \(error)\n".utf8))
            exit(1)
        }
    }

    /// Measures in a new folder inside the one that is named, which is removed afterwards.
    private static func run() throws {
        let parent = CommandLine.arguments.dropFirst().first.map { URL(filePath: $0) }
        let folder = (parent ?? FileManager.default.temporaryDirectory)
            .appending(path: "rescind-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let world = try World()

        print("A turn by the length of its conversation; microseconds, bytes.\n")
        var turns = TextTable(head: head("around turn"))
        let disk = try DiskPlace("long", in: folder, world: world)
        for place in [BarePlace(), MemoryPlace(world: world), disk] as [any Place] {
            let series = try LongConversation(place: place, world: world).run()
            for (length, each) in zip(LongConversation.lengths, series) {
                turns.lines.append(line(place.name, String(length), each, since: series[0]))
            }
        }
        print(turns.text)

        print("\nOne call that lets the one due clock speak, or finds none due, by the number of conversations.\n")
        var clocks = TextTable(head: head("conversations"))
        let memory = DueClocks.counts.map { _ in MemoryPlace(world: world) }
        let disks = try DueClocks.counts.map { try DiskPlace("due-\($0)", in: folder, world: world) }
        for places in [memory, disks] as [[any Place]] {
            let results = try DueClocks(world: world).run(places)
            for (name, series) in [("one due", results.map(\.speaking)), ("none due", results.map(\.waiting))] {
                for (count, each) in zip(DueClocks.counts, series) {
                    clocks.lines.append(line("\(places[0].name), \(name)", String(count), each, since: series[0]))
                }
            }
        }
        print(clocks.text)
        print(
            """

            ratio: the median over that of the store's first line; at turn 10,000 it is to be at most 1.1.
            floor: the same bytes in one transaction of the same durability, by GRDB alone.
            no store: a store that costs next to nothing, so that the engine is seen alone.
            """
        )
    }

    /// The names of the columns.
    private static func head(_ size: String) -> [String] {
        [
            "store", size, "samples", "median", "p95", "ratio", "cpu", "cpu ratio", "snapshot", "stored", "floor",
            "floor p95", "floor/median",
        ]
    }

    /// A line of a table.
    private static func line(_ name: String, _ size: String, _ series: Series, since first: Series) -> [String] {
        let floor = Series.quantile(0.5, series.floors.map(\.wall))
        return [
            name, size, String(series.costs.count), TextTable.number(series.wall),
            TextTable.number(Series.quantile(0.95, series.costs.map(\.wall))),
            TextTable.number(series.wall / first.wall, decimals: 2), TextTable.number(series.cpu),
            TextTable.number(series.cpu / first.cpu, decimals: 2), String(Series.mean(series.snapshots)),
            String(Series.mean(series.stored)), TextTable.number(floor),
            TextTable.number(Series.quantile(0.95, series.floors.map(\.wall))),
            TextTable.number(floor / series.wall, decimals: 2),
        ]
    }
}
