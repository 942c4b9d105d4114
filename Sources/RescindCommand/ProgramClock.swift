import ConversationCore
import Dispatch
import Glibc

/// Tells the time: the only place that asks the system.
struct ProgramClock {
    /// Where the virtual clock started, `nil` for the real one.
    let start: Instant?
    private let origin = DispatchTime.now().uptimeNanoseconds

    /// A clock.
    init(start: Instant?) {
        self.start = start
    }

    /// The moment.
    var now: Instant {
        guard let start else {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Instant(millisecondsSinceEpoch: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        }
        return start + TimeSpan(milliseconds: Int64((DispatchTime.now().uptimeNanoseconds - origin) / 1_000_000))
    }
}
