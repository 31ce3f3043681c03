//! Models that users bring, and none at all.

mod support;

use rashomon::analysis::{self, Comparison, Depth, Equipment, Model};
use rashomon::source;
use rashomon::story::Story;
use safetensors::tensor::{Dtype, TensorView};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::{run, stderr, stdout};
use tempfile::TempDir;

/// Words that the models of this test know, behind their marks.
const WORDS: [&str; 12] =
    ["ferry", "sank", "storm", "the", "all", "saved", "were", "coast", "ship", "went", "down", "crew"];
const MARKS: [&str; 4] = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];
const WIDTH: usize = 16;

/// Writes a folder with a model of `kind` in it.
fn model(kind: &str, config: Value, tensors: &BTreeMap<String, (Vec<usize>, Vec<f32>)>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut config = config;
    config["model_type"] = json!(kind);
    fs::write(folder.path().join("config.json"), config.to_string()).unwrap();
    fs::write(folder.path().join("tokenizer.json"), tokenizer().to_string()).unwrap();
    let bytes: BTreeMap<&String, (Vec<usize>, Vec<u8>)> = tensors
        .iter()
        .map(|(name, (shape, numbers))| {
            (name, (shape.clone(), numbers.iter().flat_map(|number| number.to_le_bytes()).collect()))
        })
        .collect();
    let views = bytes.iter().map(|(name, (shape, data))| {
        (name.as_str(), TensorView::new(Dtype::F32, shape.clone(), data).unwrap())
    });
    let file = safetensors::serialize(views, None).unwrap();
    fs::write(folder.path().join("model.safetensors"), file).unwrap();
    folder
}

fn tokenizer() -> Value {
    let vocabulary: BTreeMap<&str, usize> =
        MARKS.iter().chain(&WORDS).enumerate().map(|(id, word)| (*word, id)).collect();
    json!({
        "version": "1.0",
        "truncation": {"direction": "Right", "max_length": 4, "strategy": "LongestFirst", "stride": 0},
        "padding": null, "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "[SEP]", "type_id": 0}}
            ],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
            "special_tokens": {
                "[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}
            }
        },
        "decoder": null,
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"}
    })
}

/// Numbers without a pattern, between -1 and 1.
fn noise(count: usize, seed: u32) -> Vec<f32> {
    (0..count)
        .scan(seed, |state, _| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 8) as f32 / f32::from(u16::MAX) / 128.0 - 1.0)
        })
        .collect()
}

fn table() -> TempDir {
    let rows = MARKS.len() + WORDS.len();
    let tensors = [("embeddings".to_owned(), (vec![rows, WIDTH], noise(rows * WIDTH, 1)))];
    model("model2vec", json!({"normalize": true}), &tensors.into())
}

fn bert() -> BTreeMap<String, (Vec<usize>, Vec<f32>)> {
    let inner = 2 * WIDTH;
    let mut tensors = BTreeMap::new();
    let mut seed = 1;
    let mut add = |name: &str, shape: &[usize]| {
        seed += 1;
        tensors.insert(name.to_owned(), (shape.to_vec(), noise(shape.iter().product(), seed)));
    };
    add("bert.embeddings.word_embeddings.weight", &[MARKS.len() + WORDS.len(), WIDTH]);
    add("bert.embeddings.position_embeddings.weight", &[64, WIDTH]);
    add("bert.embeddings.token_type_embeddings.weight", &[2, WIDTH]);
    let layer = "bert.encoder.layer.0";
    for (name, outputs, inputs) in [
        ("attention.self.query", WIDTH, WIDTH),
        ("attention.self.key", WIDTH, WIDTH),
        ("attention.self.value", WIDTH, WIDTH),
        ("attention.output.dense", WIDTH, WIDTH),
        ("intermediate.dense", inner, WIDTH),
        ("output.dense", WIDTH, inner),
    ] {
        add(&format!("{layer}.{name}.weight"), &[outputs, inputs]);
        add(&format!("{layer}.{name}.bias"), &[outputs]);
    }
    for name in [
        "bert.embeddings.LayerNorm".to_owned(),
        format!("{layer}.attention.output.LayerNorm"),
        format!("{layer}.output.LayerNorm"),
    ] {
        add(&format!("{name}.weight"), &[WIDTH]);
        add(&format!("{name}.bias"), &[WIDTH]);
    }
    tensors
}

fn bert_config() -> Value {
    json!({"hidden_size": WIDTH, "num_attention_heads": 4, "num_hidden_layers": 1, "intermediate_size": 2 * WIDTH})
}

fn story() -> Story {
    let texts = [
        "The ferry Ellida sank in the storm off Norhavn on Monday.\n\nAll 40 of the crew were saved off the coast.",
        "The ship Ellida went down off Norhavn on Monday.\n\nThe 40 crew were all saved in the storm.",
    ];
    let folder = tempfile::tempdir().unwrap();
    let files = [0, 1].map(|i| folder.path().join(format!("{i}.txt")));
    files.iter().zip(texts).for_each(|(file, text)| fs::write(file, text).unwrap());
    source::load(&files.map(|file| file.to_string_lossy().into_owned())).story
}

fn compared(model: &Model) -> Comparison {
    let options = analysis::Options { pairs: true, ..analysis::Options::default() };
    analysis::compare_with(&story(), &options, &Equipment { model, ..Equipment::default() })
}

fn refusal(folder: &Path) -> String {
    Model::open(folder).expect_err("this model cannot be used").to_string()
}

#[test]
fn a_table_takes_the_place_of_the_shipped_one_and_the_pass_is_the_fast_one() {
    let folder = table();
    let found = compared(&Model::open(folder.path()).unwrap());
    assert_eq!(found.depth, Depth::Fast);
    assert!(found.model.is_some());
    assert_eq!(found, compared(&Model::open(folder.path()).unwrap()));
    assert_ne!(found.pairs, compared(&Model::none()).pairs);
}

#[test]
fn an_encoder_takes_the_place_of_the_shipped_one() {
    let folder = model("bert", bert_config(), &bert());
    let found = compared(&Model::open(folder.path()).unwrap());
    assert_eq!(found.depth, Depth::Full);
    assert_eq!(found, compared(&Model::open(folder.path()).unwrap()));
    assert_ne!(found.pairs, compared(Model::shipped()).pairs);
}

#[test]
fn without_a_model_words_are_compared_and_the_report_says_so() {
    assert_eq!(compared(&Model::none()).depth, Depth::Words);
    let out = run(&["--model", "none", "--print"]);
    assert!(stdout(&out).contains("without any model"), "{}", stdout(&out));
    let out = run(&["compare", "--model", "none", "--format", "json", "data/stories/troops-in-ukraine"]);
    let found: Value = serde_json::from_str(&stdout(&out)).unwrap_or_default();
    assert_eq!(
        (found["pass"].as_str(), found["model"].as_str()),
        (Some("words"), Some("none")),
        "{}",
        stderr(&out)
    );
}

#[test]
fn what_cannot_be_used_is_refused_with_its_file_and_a_remedy() {
    let empty = tempfile::tempdir().unwrap();
    let said = refusal(empty.path());
    assert!(said.contains("config.json cannot be read") && said.contains("model.safetensors"), "{said}");

    let said = refusal(model("mpnet", json!({}), &BTreeMap::new()).path());
    assert!(said.contains("\"mpnet\"") && said.contains("distilbert"), "{said}");

    let mut lacking = bert();
    lacking.remove("bert.encoder.layer.0.output.dense.bias");
    let said = refusal(model("bert", bert_config(), &lacking).path());
    assert!(said.contains("model.safetensors holds no \"bert.encoder.layer.0.output.dense.bias\""), "{said}");

    let mut config = bert_config();
    config["num_attention_heads"] = json!(3);
    assert!(refusal(model("bert", config, &bert()).path()).contains("heads"));

    let folder = table();
    fs::write(folder.path().join("model.safetensors"), b"\xff\xff\xff\xff\xff\xff\xff\xff{").unwrap();
    assert!(refusal(folder.path()).contains("is no file of tensors"));
    fs::write(folder.path().join("tokenizer.json"), "{}").unwrap();
    assert!(refusal(folder.path()).contains("is no tokenizer"));

    let out = run(&["--model", "/nowhere/at/all", "--print"]);
    assert!(
        !out.status.success() && stderr(&out).contains("/nowhere/at/all/config.json"),
        "{}",
        stderr(&out)
    );
}
