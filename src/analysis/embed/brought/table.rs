//! A table of token vectors in the layout of Model2Vec (Tulkens and van Dongen 2024).

use super::Unusable;
use super::folder::Folder;
use crate::analysis::embed::tokens::Tokens;

/// A vector for each token; the sum over a sentence stands for its meaning.
pub struct Table {
    /// The folder's name.
    pub name: String,
    tokens: Tokens,
    unknown: Option<u32>,
    width: usize,
    /// Row by row.
    numbers: Vec<f32>,
    /// The row of each token, where several tokens share one.
    rows: Option<Vec<usize>>,
    /// What each token's row is multiplied by, where it is given apart.
    weights: Option<Vec<f32>>,
}

/// Reads the table in `folder`.
pub fn read(folder: &Folder) -> Result<Table, Unusable> {
    let tensors = folder.tensors()?;
    let (count, width, numbers) = tensors.matrix("embeddings")?;
    let list = |name: &str| tensors.has(name).then(|| tensors.list(name)).transpose();
    let rows = list("mapping")?.map(|rows| rows.into_iter().map(|row| row as usize).collect::<Vec<_>>());
    if rows.iter().flatten().any(|&row| row >= count) {
        return Err(tensors.objection(format!("maps a token to a row behind its {count} rows")));
    }
    let weights = list("weights")?;
    Ok(Table {
        name: folder.name(),
        tokens: folder.tokens(),
        unknown: folder.unknown(),
        width,
        numbers,
        rows,
        weights,
    })
}

impl Table {
    /// The meaning of `text`: a vector of length one, or of noughts where there was nothing to embed.
    pub fn vector(&self, text: &str) -> Vec<f32> {
        let mut sum = vec![0.0; self.width];
        for piece in self.tokens.of(text).iter().filter(|piece| Some(piece.id) != self.unknown) {
            let token = piece.id as usize;
            let row = self.rows.as_ref().map_or(Some(token), |rows| rows.get(token).copied());
            let at = row.map_or(usize::MAX, |row| row * self.width);
            let weight = self.weights.as_ref().map_or(Some(1.0), |weights| weights.get(token).copied());
            if let (Some(row), Some(weight)) =
                (self.numbers.get(at..).and_then(|rest| rest.get(..self.width)), weight)
            {
                sum.iter_mut().zip(row).for_each(|(slot, value)| *slot += value * weight);
            }
        }
        let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
        if length > f32::EPSILON {
            sum.iter_mut().for_each(|x| *x /= length);
        }
        sum
    }
}
