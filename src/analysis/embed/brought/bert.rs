//! Encoders of the BERT family: BERT itself, DistilBERT, and RoBERTa with its kin.

use super::Unusable;
use super::folder::Folder;
use super::tensors::Tensors;
use crate::analysis::embed::encoder::{Block, Encoder};

/// What the parts of a layer are called.
struct Names {
    layer: &'static str,
    query: &'static str,
    key: &'static str,
    value: &'static str,
    gathered: &'static str,
    after_attention: &'static str,
    widen: &'static str,
    narrow: &'static str,
    after_feed: &'static str,
}

const BERT: Names = Names {
    layer: "encoder.layer",
    query: "attention.self.query",
    key: "attention.self.key",
    value: "attention.self.value",
    gathered: "attention.output.dense",
    after_attention: "attention.output.LayerNorm",
    widen: "intermediate.dense",
    narrow: "output.dense",
    after_feed: "output.LayerNorm",
};

const DISTILBERT: Names = Names {
    layer: "transformer.layer",
    query: "attention.q_lin",
    key: "attention.k_lin",
    value: "attention.v_lin",
    gathered: "attention.out_lin",
    after_attention: "sa_layer_norm",
    widen: "ffn.lin1",
    narrow: "ffn.lin2",
    after_feed: "output_layer_norm",
};

/// The widest layer whose products fit 32 bits, see [`crate::analysis::embed::linear`].
const WIDEST: usize = 4_096;
/// What DistilBERT adds to a variance; it does not say so itself.
const EPSILON: f64 = 1e-12;

/// The weights, and how many tokens there are places for, markers included.
pub fn read(folder: &Folder) -> Result<(Encoder, usize), Unusable> {
    check(folder)?;
    let hidden = folder.number(&["hidden_size", "dim"])?;
    let heads = folder.number(&["num_attention_heads", "n_heads"])?;
    let layers = folder.number(&["num_hidden_layers", "n_layers"])?;
    let inner = folder.number(&["intermediate_size", "hidden_dim"])?;
    if hidden == 0 || heads == 0 || hidden % heads != 0 || hidden.max(inner) > WIDEST {
        return Err(folder.objection(format!(
            "gives {hidden} columns, {inner} inside and {heads} heads; heads must share the columns evenly, and no layer \
             may be wider than {WIDEST}"
        )));
    }
    let names = if folder.kind() == "distilbert" { &DISTILBERT } else { &BERT };
    let tensors = folder.tensors()?;
    let prefix = prefix(folder, &tensors)?;
    let embedding = |part: &str| format!("{prefix}embeddings.{part}");
    let positions = tensors.table(&embedding("position_embeddings.weight"), hidden, skipped(folder))?;
    let longest = positions.scales.len();
    let kind = embedding("token_type_embeddings.weight");
    let encoder = Encoder {
        hidden,
        heads,
        epsilon: folder.setting("layer_norm_eps").as_f64().unwrap_or(EPSILON) as f32,
        words: tensors.table(&embedding("word_embeddings.weight"), hidden, 0)?,
        positions,
        kind: if tensors.has(&kind) { first_row(&tensors, &kind, hidden)? } else { vec![0.0; hidden] },
        norm: tensors.norm(&embedding("LayerNorm"), hidden)?,
        blocks: (0..layers)
            .map(|layer| block(&tensors, names, &format!("{prefix}{}.{layer}", names.layer), hidden, inner))
            .collect::<Result<_, _>>()?,
    };
    Ok((encoder, longest))
}

/// Some members of the family do something else under the same names.
fn check(folder: &Folder) -> Result<(), Unusable> {
    let act =
        folder.setting("hidden_act").as_str().or(folder.setting("activation").as_str()).unwrap_or("gelu");
    let positions = folder.setting("position_embedding_type").as_str().unwrap_or("absolute");
    match (act, positions) {
        ("gelu", "absolute") => Ok(()),
        ("gelu", other) => {
            Err(folder.objection(format!("wants {other} positions; only absolute ones can be read")))
        }
        (other, _) => Err(folder.objection(format!("wants the activation {other}; only gelu can be read"))),
    }
}

/// What the names of the tensors begin with: nothing, or the kind of model, as it was saved alone or under a head.
fn prefix(folder: &Folder, tensors: &Tensors) -> Result<&'static str, Unusable> {
    ["", "bert.", "roberta.", "distilbert.", "model.", "encoder."]
        .into_iter()
        .find(|prefix| tensors.has(&format!("{prefix}embeddings.word_embeddings.weight")))
        .ok_or_else(|| tensors.objection(format!("holds no {} encoder", folder.kind())))
}

/// RoBERTa and its kin count places from behind the number of the token that fills up.
fn skipped(folder: &Folder) -> usize {
    match folder.kind() {
        "bert" | "distilbert" => 0,
        _ => folder.number(&["pad_token_id"]).unwrap_or(1) + 1,
    }
}

fn first_row(tensors: &Tensors, name: &str, columns: usize) -> Result<Vec<f32>, Unusable> {
    let (_, width, mut numbers) = tensors.matrix(name)?;
    if width != columns {
        return Err(tensors.objection(format!("holds {name:?} {width} wide, not {columns}")));
    }
    numbers.truncate(columns);
    Ok(numbers)
}

fn block(
    tensors: &Tensors,
    names: &Names,
    layer: &str,
    hidden: usize,
    inner: usize,
) -> Result<Block, Unusable> {
    let linear = |name: &str, outputs, inputs| tensors.linear(&format!("{layer}.{name}"), outputs, inputs);
    let norm = |name: &str| tensors.norm(&format!("{layer}.{name}"), hidden);
    Ok(Block {
        query: linear(names.query, hidden, hidden)?,
        key: linear(names.key, hidden, hidden)?,
        value: linear(names.value, hidden, hidden)?,
        gathered: linear(names.gathered, hidden, hidden)?,
        after_attention: norm(names.after_attention)?,
        widen: linear(names.widen, inner, hidden)?,
        narrow: linear(names.narrow, hidden, inner)?,
        after_feed: norm(names.after_feed)?,
    })
}
