//! Numbers for words: the same on every machine, in every run and in every version, since some are kept in files.
//!
//! FNV-1a (Fowler, Noll, Vo).

/// 64 bits.
pub fn fnv_64(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// 32 bits.
pub fn fnv_32(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_values_come_out() {
        // draft-eastlake-fnv, section 5.
        assert_eq!(fnv_32(*b""), 0x811c_9dc5);
        assert_eq!(fnv_32(*b"foobar"), 0xbf9c_f968);
        assert_eq!(fnv_64(*b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv_64(*b"foobar"), 0x8594_4171_f739_67e8);
    }
}
