/// FNV-1a of 64 bits: names content the same on every machine and in every process; no protection against an attacker.
///
/// Source: Eastlake et al., The FNV Non-Cryptographic Hash Algorithm (draft-eastlake-fnv).
public enum Fingerprint {
    /// The fingerprint of some bytes, in base 36.
    ///
    /// Inlinable, to be specialised for its bytes: every start takes the fingerprint of a playbook.
    @inlinable
    public static func text(of bytes: some Sequence<UInt8>) -> String {
        let hash = bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 36)
    }
}
