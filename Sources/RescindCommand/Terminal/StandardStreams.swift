import Glibc

/// The three standard streams at the start of the program.
enum StandardStreams {
    /// Puts something in the place of closed streams, so that no file that is opened later takes their number.
    ///
    /// What is put there can be neither read nor written: a closed stream stays a closed stream, and is reported as one.
    static func secure() {
        for (descriptor, mode) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
        where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
            // The lowest free number is the closed one.
            _ = open("/dev/null", mode)
        }
    }
}
