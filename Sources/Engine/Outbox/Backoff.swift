public import ConversationCore

/// When a deferred email is tried again.
///
/// 1, 2, 4 ... minutes, at most 4 hours, with jitter; given up after 5 days' worth.
public enum Backoff {
    /// How often an email is tried before it counts as refused.
    public static let maximumAttempts = 30

    /// How long to wait after so many attempts.
    ///
    /// - Parameters:
    ///   - attempts: how often it was tried, from 1.
    ///   - jitter: a random number, 0..<1.
    /// - Returns: between three quarters and five quarters of the exponential delay.
    public static func delay(afterAttempts attempts: Int, jitter: Double) -> TimeSpan {
        let minutes = min(240, 1 << min(attempts - 1, 8))
        let factor = 0.75 + jitter * 0.5
        return TimeSpan(milliseconds: Int64(Double(minutes) * 60_000 * factor))
    }
}
