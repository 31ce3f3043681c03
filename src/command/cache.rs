//! Vectors kept from one run to the next, a file each, so that a story opens at once the second time.
//!
//! Nothing that goes wrong here is told or stops anything: what cannot be read, or does not carry its own checksum, is as
//! if it had never been kept. Files are written beside their place and then moved, so that two programs may share them.

use rashomon::analysis::{Key, Memory};
use rashomon::folders;
use rashomon::whole::{self, Worth};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

/// Bytes that the folder may hold: some hundred stories of three articles.
const MOST: u64 = 200_000_000;
/// Bytes of one file: far above what the longest passage needs.
const MOST_OF_FILE: u64 = 16_000_000;
/// A file that is used again is marked as used at most this often.
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);
/// Begins every file.
const MARK: &[u8; 8] = b"rashvec1";
/// Bytes of the checksum behind the mark.
const SUM: usize = 16;

/// A folder of kept vectors.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    most: u64,
    written: AtomicUsize,
    /// Writing failed once; it is not tried again.
    full: AtomicBool,
}

impl Cache {
    /// The user's cache; nothing where there is no folder for it.
    pub fn open() -> Option<Arc<dyn Memory>> {
        Some(Arc::new(Self::in_folder(folders::cache()?.join("vectors"), MOST)))
    }

    fn in_folder(folder: PathBuf, most: u64) -> Self {
        Self { folder, most, written: AtomicUsize::new(0), full: AtomicBool::new(false) }
    }

    /// One of 256 folders, so that none grows long.
    fn path(&self, key: &Key) -> PathBuf {
        let name: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        self.folder.join(&name[..2]).join(&name[2..])
    }

    fn write(&self, key: &Key, numbers: &[f32]) -> io::Result<()> {
        let path = self.path(key);
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        self.written.fetch_add(1, Ordering::Relaxed);
        let payload: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        whole::replace(&path, &[MARK.as_slice(), &checksum(key, &payload), &payload].concat(), Worth::Made)
    }

    /// Drops the files that were not used for longest, until there is room again.
    fn tidy(&self) -> io::Result<()> {
        let mut files = Vec::new();
        for folder in fs::read_dir(&self.folder)? {
            let folder = folder?.path();
            for file in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let data = file.metadata()?;
                files.push((data.modified()?, file.path(), data.len()));
            }
        }
        let mut size: u64 = files.iter().map(|file| file.2).sum();
        if size <= self.most {
            return Ok(());
        }
        files.sort();
        for (_, path, length) in files {
            // A tenth more than needed, or every run would have to tidy up.
            if size <= self.most / 10 * 9 {
                break;
            }
            fs::remove_file(path)?;
            size -= length;
        }
        Ok(())
    }
}

impl Memory for Cache {
    fn recall(&self, key: &Key) -> Option<Vec<f32>> {
        let file = File::open(self.path(key)).ok()?;
        let mut bytes = Vec::new();
        (&file).take(MOST_OF_FILE).read_to_end(&mut bytes).ok()?;
        let (sum, payload) = bytes.strip_prefix(MARK)?.split_at_checked(SUM)?;
        if sum != checksum(key, payload) || payload.len() % 4 != 0 {
            return None;
        }
        note_use(&file, &self.path(key));
        Some(payload.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    fn keep(&self, key: &Key, numbers: &[f32]) {
        if !self.full.load(Ordering::Relaxed) && self.write(key, numbers).is_err() {
            self.full.store(true, Ordering::Relaxed);
        }
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        if self.written.load(Ordering::Relaxed) > 0 {
            // A folder that cannot be tidied up is no worse for it.
            let _ = self.tidy();
        }
    }
}

/// Of the payload and of what it was kept as, so that a file that was moved is not taken for another.
fn checksum(key: &Key, payload: &[u8]) -> [u8; SUM] {
    let digest = Sha256::new().chain_update(key).chain_update(payload).finalize();
    std::array::from_fn(|at| digest[at])
}

/// The time of the last change stands for the last use.
fn note_use(file: &File, path: &Path) {
    let now = SystemTime::now();
    let known = file.metadata().and_then(|data| data.modified());
    let old = known.is_ok_and(|known| now.duration_since(known).is_ok_and(|age| age > FRESH));
    if old {
        let _ = File::options().append(true).open(path).and_then(|file| file.set_modified(now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = [7; 32];

    fn cache(folder: &Path, most: u64) -> Cache {
        Cache::in_folder(folder.to_path_buf(), most)
    }

    fn files(folder: &Path) -> Vec<PathBuf> {
        let folders = fs::read_dir(folder).into_iter().flatten().flatten();
        let inside = folders.flat_map(|folder| fs::read_dir(folder.path()).into_iter().flatten().flatten());
        inside.map(|file| file.path()).collect()
    }

    #[test]
    fn what_is_kept_comes_back_bit_by_bit() {
        let folder = tempfile::tempdir().unwrap();
        let numbers = [1.0, -0.1, f32::MIN_POSITIVE, 3.4e38];
        cache(folder.path(), MOST).keep(&KEY, &numbers);
        assert_eq!(cache(folder.path(), MOST).recall(&KEY), Some(numbers.to_vec()));
        assert_eq!(cache(folder.path(), MOST).recall(&[8; 32]), None);
        assert_eq!(files(folder.path()).len(), 1, "nothing is left beside it");
    }

    #[test]
    fn every_broken_file_is_as_if_there_were_none() {
        let folder = tempfile::tempdir().unwrap();
        let kept = cache(folder.path(), MOST);
        kept.keep(&KEY, &[1.0, 2.0]);
        let path = kept.path(&KEY);
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 1;
            fs::write(&path, &broken).unwrap();
            assert_eq!(kept.recall(&KEY), None, "byte {at}");
            fs::write(&path, &whole[..at]).unwrap();
            assert_eq!(kept.recall(&KEY), None, "length {at}");
        }
        fs::write(&path, &whole).unwrap();
        assert!(kept.recall(&KEY).is_some());
        let other = kept.path(&[9; 32]);
        fs::create_dir_all(other.parent().unwrap()).unwrap();
        fs::rename(&path, other).unwrap();
        assert_eq!(kept.recall(&[9; 32]), None, "the vectors of another text");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("file");
        fs::write(&blocked, "in the way").unwrap();
        let kept = cache(&blocked, MOST);
        kept.keep(&KEY, &[1.0]);
        assert_eq!(kept.recall(&KEY), None);
        assert!(kept.full.load(Ordering::Relaxed));
    }

    #[test]
    fn the_oldest_are_dropped_when_there_is_no_more_room() {
        let folder = tempfile::tempdir().unwrap();
        let kept = cache(folder.path(), 1_000);
        for number in 0..10_u8 {
            let key = [number; 32];
            kept.keep(&key, &[1.0; 40]);
            let age = Duration::from_secs(1_000 - 10 * u64::from(number));
            let file = File::options().append(true).open(kept.path(&key)).unwrap();
            file.set_modified(SystemTime::now() - age).unwrap();
        }
        drop(kept);
        let kept = cache(folder.path(), 1_000);
        assert_eq!(kept.recall(&[0; 32]), None);
        assert!(kept.recall(&[9; 32]).is_some());
        assert_eq!(files(folder.path()).len(), 4, "184 bytes each, 900 in all");
    }
}
