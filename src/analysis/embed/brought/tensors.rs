//! Numbers out of a file of tensors.

use super::Unusable;
use crate::analysis::embed::encoder::Table;
use crate::analysis::embed::layers::Norm;
use crate::analysis::embed::linear::Linear;
use half::{bf16, f16};
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors};
use std::path::PathBuf;

/// Greatest size of a weight in bytes.
const MOST: f32 = 127.0;

/// A file of tensors.
pub struct Tensors<'f> {
    path: PathBuf,
    file: SafeTensors<'f>,
}

/// A matrix in bytes: a scale for each row, and the rows.
struct Bytes {
    scales: Vec<f32>,
    rows: Vec<i8>,
}

impl<'f> Tensors<'f> {
    /// Reads the head of a file.
    pub fn read(path: PathBuf, bytes: &'f [u8]) -> Result<Self, Unusable> {
        match SafeTensors::deserialize(bytes) {
            Ok(file) => Ok(Self { path, file }),
            Err(wrong) => Err(Unusable::content(&path, format!("is no file of tensors: {wrong}"))),
        }
    }

    /// Whether there is a tensor called `name`.
    pub fn has(&self, name: &str) -> bool {
        self.file.tensor(name).is_ok()
    }

    /// Rows and columns of a matrix, and its numbers row by row.
    pub fn matrix(&self, name: &str) -> Result<(usize, usize, Vec<f32>), Unusable> {
        let tensor = self.tensor(name)?;
        match tensor.shape() {
            &[rows, columns] if rows > 0 && columns > 0 => Ok((rows, columns, self.numbers(name, &tensor)?)),
            shape => Err(self.objection(format!("holds {name:?} in the shape {shape:?}, not as a matrix"))),
        }
    }

    /// All numbers of a tensor.
    pub fn list(&self, name: &str) -> Result<Vec<f32>, Unusable> {
        self.numbers(name, &self.tensor(name)?)
    }

    /// `count` numbers in a row.
    pub fn floats(&self, name: &str, count: usize) -> Result<Vec<f32>, Unusable> {
        let found = self.list(name)?;
        if found.len() == count {
            Ok(found)
        } else {
            Err(self.objection(format!("holds {} numbers in {name:?}, not {count}", found.len())))
        }
    }

    /// Rows of `columns` columns, without the first `skipped`.
    pub fn table(&self, name: &str, columns: usize, skipped: usize) -> Result<Table, Unusable> {
        let bytes = self.bytes(name, None, columns, skipped)?;
        let rows: Vec<u8> = bytes.rows.into_iter().map(i8::cast_unsigned).collect();
        Ok(Table { scales: bytes.scales, rows: rows.into() })
    }

    /// The layer `name.weight` and `name.bias`.
    pub fn linear(&self, name: &str, outputs: usize, inputs: usize) -> Result<Linear, Unusable> {
        let bytes = self.bytes(&format!("{name}.weight"), Some(outputs), inputs, 0)?;
        Ok(Linear::new(&bytes.rows, bytes.scales, self.floats(&format!("{name}.bias"), outputs)?))
    }

    /// The normalisation `name.weight` and `name.bias`.
    pub fn norm(&self, name: &str, width: usize) -> Result<Norm, Unusable> {
        let part = |part: &str| self.floats(&format!("{name}.{part}"), width);
        Ok(Norm { gain: part("weight")?, bias: part("bias")? })
    }

    /// A complaint about the file.
    pub fn objection(&self, what: impl Into<String>) -> Unusable {
        Unusable::content(&self.path, what)
    }

    /// A matrix of `columns` columns, and of `wanted` rows where that is given, without the first `skipped`.
    fn bytes(
        &self,
        name: &str,
        wanted: Option<usize>,
        columns: usize,
        skipped: usize,
    ) -> Result<Bytes, Unusable> {
        let (rows, width, numbers) = self.matrix(name)?;
        if width != columns || wanted.is_some_and(|wanted| wanted != rows) || rows <= skipped {
            return Err(
                self.objection(format!("holds {name:?} in a shape that its config.json does not give"))
            );
        }
        let mut out = Bytes { scales: Vec::new(), rows: Vec::with_capacity(numbers.len()) };
        for row in numbers.chunks_exact(columns).skip(skipped) {
            let most = row.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
            let scale = (most / MOST).max(f32::MIN_POSITIVE);
            out.scales.push(scale);
            out.rows.extend(row.iter().map(|value| (value / scale).round() as i8));
        }
        Ok(out)
    }

    fn tensor(&self, name: &str) -> Result<TensorView<'f>, Unusable> {
        self.file.tensor(name).map_err(|_| self.objection(format!("holds no {name:?}")))
    }

    fn numbers(&self, name: &str, tensor: &TensorView<'f>) -> Result<Vec<f32>, Unusable> {
        let data = tensor.data();
        let numbers: Vec<f32> = match tensor.dtype() {
            Dtype::F32 => {
                data.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
            }
            Dtype::F64 => data
                .chunks_exact(8)
                .map(|b| f64::from_le_bytes([b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7]]) as f32)
                .collect(),
            Dtype::F16 => data.chunks_exact(2).map(|b| f16::from_le_bytes([b[0], b[1]]).to_f32()).collect(),
            Dtype::BF16 => data.chunks_exact(2).map(|b| bf16::from_le_bytes([b[0], b[1]]).to_f32()).collect(),
            Dtype::I8 => data.iter().map(|&b| f32::from(b.cast_signed())).collect(),
            Dtype::I64 => data
                .chunks_exact(8)
                .map(|b| i64::from_le_bytes([b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7]]) as f32)
                .collect(),
            kind => return Err(self.objection(format!("holds {name:?} as {kind:?}, which cannot be read"))),
        };
        if numbers.iter().all(|number| number.is_finite()) {
            Ok(numbers)
        } else {
            Err(self.objection(format!("holds numbers in {name:?} that are none")))
        }
    }
}
