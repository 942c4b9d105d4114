import Foundation
import StrictYAML

/// `TemplateEmbedder FOLDER OUTPUT`: writes a Swift file that holds every file of the folder as text, and what is YAML
/// also as it was read, so that the program starts without parsing it.
@main
struct TemplateEmbedder {
    /// Reads the folder, writes the source.
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            FileHandle.standardError.write(Data("usage: TemplateEmbedder FOLDER OUTPUT\n".utf8))
            exit(64)
        }
        let folder = URL(fileURLWithPath: arguments[1]).standardizedFileURL
        var files: [(path: String, text: String)] = []
        let walker = FileManager.default.enumerator(atPath: folder.path)
        while let path = walker?.nextObject() as? String {
            let ending = (path as NSString).pathExtension
            guard ["mustache", "yaml"].contains(ending) else { continue }
            files.append((path, try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)))
        }
        files.sort { $0.path < $1.path }
        var source = """
            // Written by TemplateEmbedder from Templates/ at each build.

            /// The files of `Templates/`, by path relative to it.
            enum BuiltInFiles {
                /// Path and text of each file, in the order of the paths; of YAML also `YAMLValue.packed`.
                static let all: [(path: String, text: String, packed: String?)] = [

            """
        for file in files {
            source += "        (\n            \(literal(file.path)),\n\(block(file.text)),\n"
            source += try packed(file).map { block($0) + "\n" } ?? "            nil\n"
            source += "        ),\n"
        }
        source += "    ]\n}\n"
        try source.write(to: URL(fileURLWithPath: arguments[2]), atomically: true, encoding: .utf8)
    }

    /// The packed form of a file of YAML, `nil` for any other; a mistake in one ends the build.
    private static func packed(_ file: (path: String, text: String)) throws -> String? {
        guard file.path.hasSuffix(".yaml") else { return nil }
        do { return try YAMLValue.parse(file.text, file: "Templates/\(file.path)").packed } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(65)
        }
    }

    private static func literal(_ text: String) -> String {
        let hashes = delimiter(for: text)
        return "\(hashes)\"\(text)\"\(hashes)"
    }

    /// A literal of several lines; a text that ends a line ends it there too.
    private static func block(_ text: String) -> String {
        let hashes = delimiter(for: text)
        return "            \(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
    }

    /// What keeps everything in a text from being read as Swift: a raw literal's delimiter that it does not hold.
    private static func delimiter(for text: String) -> String {
        var hashes = "###"
        while text.contains("\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
        return hashes
    }
}
