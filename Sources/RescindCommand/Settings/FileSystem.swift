import Glibc

/// What kind of file system a folder is on.
enum FileSystem {
    private static let network: Set<Substring> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "fuse.glusterfs", "fuse.davfs",
    ]

    /// Whether a folder is on a network file system, as `/proc/mounts` says; false where that cannot be read.
    static func isOnNetwork(_ folder: String) -> Bool {
        guard let resolved = realpath(folder, nil) else { return false }
        defer { free(resolved) }
        guard let mounts = try? TextFile.read("/proc/mounts") else { return false }
        return isOnNetwork(String(cString: resolved), mounts: mounts)
    }

    /// Whether a path is on a network file system.
    ///
    /// - Parameters:
    ///   - path: an absolute path without links.
    ///   - mounts: lines of device, mount point and type, as in `/proc/mounts`.
    /// - Returns: whether it is; false when no mount point is above it.
    static func isOnNetwork(_ path: String, mounts: String) -> Bool {
        var longest: (point: Substring, kind: Substring) = ("", "")
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 2 else { continue }
            let point = fields[1]
            let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
            // A later mount on the same point hides the earlier one.
            if isAbove, point.count >= longest.point.count { longest = (point, fields[2]) }
        }
        return network.contains(longest.kind)
    }
}
