//! What a sentence transformer does with its last layer, by the files that Sentence Transformers writes beside it.

use super::Unusable;
use super::folder::Folder;
use crate::analysis::embed::transformer::Pooling;

/// What a model without such files does: the mean.
pub fn read(folder: &Folder) -> Result<Pooling, Unusable> {
    if let Some((path, modules)) = folder.beside("modules.json") {
        let kinds = modules.as_array().into_iter().flatten().filter_map(|module| module["type"].as_str());
        let names = kinds.map(|kind| kind.rsplit('.').next().unwrap_or(kind));
        for name in names {
            if !matches!(name, "Transformer" | "Pooling" | "Normalize") {
                return Err(Unusable::content(
                    &path,
                    format!("wants a layer {name}, which cannot be read here"),
                ));
            }
        }
    }
    let Some((path, settings)) = folder.beside("1_Pooling/config.json") else { return Ok(Pooling::Mean) };
    let on: Vec<&str> = settings
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, value)| name.starts_with("pooling_mode_") && value.as_bool() == Some(true))
        .map(|(name, _)| name.as_str())
        .collect();
    match on.as_slice() {
        [] | ["pooling_mode_mean_tokens"] => Ok(Pooling::Mean),
        ["pooling_mode_cls_token"] => Ok(Pooling::First),
        others => {
            let wanted = others.join(" and ");
            Err(Unusable::content(
                &path,
                format!("wants {wanted}; only the mean or the first token can be read here"),
            ))
        }
    }
}
