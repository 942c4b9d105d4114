import Foundation
import PackagePlugin

/// Turns `Templates/` into a Swift source file of the target that uses the plugin.
@main
struct EmbedTemplates: BuildToolPlugin {
    /// One command: the embedder, run again when a file of `Templates/` changes.
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "Templates")
        let output = context.pluginWorkDirectoryURL.appending(path: "BuiltInFiles.swift")
        var inputs: [URL] = []
        if let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey]) {
            for case let url as URL in walker
            where try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
                inputs.append(url)
            }
        }
        return [
            .buildCommand(
                displayName: "Embedding Templates/",
                executable: try context.tool(named: "TemplateEmbedder").url,
                arguments: [folder.path(), output.path()],
                inputFiles: inputs.sorted { $0.path() < $1.path() },
                outputFiles: [output]
            )
        ]
    }
}
