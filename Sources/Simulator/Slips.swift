/// What the advice got wrong without losing protection by it.
struct Slips {
    /// Claims that gave a reason that is not true.
    var untrueClaims = 0
    /// Traps that Rescind read.
    var traps = 0
    /// Traps that Rescind read and did not warn of.
    var unwarnedTraps = 0
    /// Drafts that could not be sent, not even in a firmer tone.
    var unsendableDrafts = 0
    /// Looks in which every answer asked for one more.
    var circles = 0

    /// The sum of both.
    static func + (left: Slips, right: Slips) -> Slips {
        Slips(
            untrueClaims: left.untrueClaims + right.untrueClaims,
            traps: left.traps + right.traps,
            unwarnedTraps: left.unwarnedTraps + right.unwarnedTraps,
            unsendableDrafts: left.unsendableDrafts + right.unsendableDrafts,
            circles: left.circles + right.circles
        )
    }

    /// The counts in one line.
    var words: String {
        """
        claims with an untrue reason: \(untrueClaims); traps without a warning: \(unwarnedTraps) of \(traps); \
        drafts that could not be sent: \(unsendableDrafts); looks in a circle: \(circles)
        """
    }
}
