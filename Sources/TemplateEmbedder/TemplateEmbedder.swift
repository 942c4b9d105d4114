import Foundation

/// `TemplateEmbedder FOLDER OUTPUT`: writes a Swift file that holds every file of the folder as text.
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
                /// Path and text of each file, in the order of the paths.
                static let all: [(path: String, text: String)] = [

            """
        for file in files {
            // A raw string literal whose delimiter occurs nowhere in the text.
            var hashes = "###"
            while file.text.contains("\"" + hashes) || file.text.contains("\\" + hashes) { hashes += "#" }
            source += "        (\n            \(hashes)\"\(file.path)\"\(hashes),\n            \(hashes)\"\"\"\n"
            source += file.text
            if !file.text.hasSuffix("\n") { source += "\n" }
            source += "\n\"\"\"\(hashes)\n        ),\n"
        }
        source += "    ]\n}\n"
        try source.write(to: URL(fileURLWithPath: arguments[2]), atomically: true, encoding: .utf8)
    }
}
