/// Which claim of a step is about which output.
struct ClaimMatching {
    /// For each claim about an output, by its position: the output it is about, by its position; absent when there is none.
    private(set) var found: [Int: Int] = [:]
    /// The ids of drafts by name, with those that this step's claims name.
    private(set) var drafts: [String: String]

    /// Goes through claims and outputs side by side: a claim is about the first output after the last claimed one that
    /// it can be about.
    ///
    /// - Parameters:
    ///   - claims: the claims of a step.
    ///   - outputs: what the step did.
    ///   - drafts: the ids of drafts, by the names that earlier claims gave them.
    init(_ claims: [Flow.Claim], _ outputs: [FlowOutput], drafts: [String: String]) {
        self.drafts = drafts
        var next = 0
        for (index, claim) in claims.enumerated() where claim.kind.isOutput {
            guard let match = outputs[next...].firstIndex(where: { isAbout($0, claim) }) else { continue }
            if claim.kind == .drafts { self.drafts[claim.name] = outputs[match].name }
            found[index] = match
            next = match + 1
        }
    }

    private func isAbout(_ output: FlowOutput, _ claim: Flow.Claim) -> Bool {
        guard output.kind == claim.kind else { return false }
        switch claim.kind {
        case .says, .drafts: return true
        case .sends: return drafts[claim.name] == output.name || output.parts["template"] == claim.name
        default: return output.name == claim.name
        }
    }
}
