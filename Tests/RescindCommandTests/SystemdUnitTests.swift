import Foundation
import Testing

@testable import RescindCommand

@Suite struct SystemdUnitTests {
    @Test func `the units in Packaging are those that the program prints`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Packaging")
        let units = SystemdUnits.all(program: SystemdUnits.usualPath)
        // Man pages and completions stand in folders beside them.
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
        #expect(Set(names) == Set(units.map(\.name)))
        for unit in units {
            let text = try String(contentsOf: folder.appendingPathComponent(unit.name), encoding: .utf8)
            #expect(text == unit.text, "\(unit.name)")
        }
    }

    @Test(arguments: [
        ("/usr/bin/rescind", "/usr/bin/rescind"), ("/home/a b/rescind", "\"/home/a b/rescind\""),
        ("/a%b/$c", "/a%%b/$$c"),
    ])
    func `a path stands in a unit as systemd reads it`(path: String, quoted: String) {
        #expect(SystemdUnits.quoted(path) == quoted)
    }
}
